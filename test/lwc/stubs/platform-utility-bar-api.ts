/** `lightning/platformUtilityBarApi` as Salesforce's Console guide has it; for its other modules the test tool brings stubs. */
import { jest } from '@jest/globals';
import { createTestWireAdapter, type TestWireAdapter } from '@salesforce/wire-service-jest-util';

type Told = (utilityId: string, attributes?: object) => Promise<boolean>;

export const EnclosingUtilityId: TestWireAdapter = createTestWireAdapter(jest.fn());
export const minimize = jest.fn<Told>().mockResolvedValue(true);
export const open = jest.fn<Told>().mockResolvedValue(true);
export const updatePanel = jest.fn<Told>().mockResolvedValue(true);
export const updateUtility = jest.fn<Told>().mockResolvedValue(true);
