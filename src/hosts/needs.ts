import type { HostCalls, HostCapability } from '../model/host.ts';

/** What a host has to be able to do for each call. */
export const NEEDS: { readonly [K in keyof HostCalls]: HostCapability } = {
  openRecord: 'open-record',
  logActivity: 'log-activity',
  dial: 'dial',
  currentCall: 'call-controls',
  controlCall: 'call-controls',
  notify: 'notify',
  setBadge: 'badge',
  resize: 'resize',
  setPresence: 'presence',
  openSession: 'sessions',
  focusSession: 'sessions',
  closeSession: 'sessions',
  findContacts: 'find-contacts',
  findByName: 'find-by-name',
  createContact: 'create-contact',
  setMode: 'mode',
  setLabel: 'label',
  offer: 'offers',
  withdrawOffer: 'offers',
};

/** Calls that a person answers, which may take longer than any deadline. */
export const PATIENT_MS = 30 * 60_000;
