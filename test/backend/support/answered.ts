import type * as v from 'valibot';
import type { OPERATIONS, OperationId } from '../../../src/contract/operations.ts';
import type { WireProblem } from '../../../src/contract/problem.ts';

type Row = (typeof OPERATIONS)[OperationId];

/** The operation of the contract that a call such as `GET /interactions/1/messages?limit=5` is one of; never where there is none. */
type RowOf<Method extends string, Path extends string> = {
  [Id in OperationId]: Method extends (typeof OPERATIONS)[Id]['method']
    ? IsOf<Parts<WithoutQuery<Path>>, Parts<(typeof OPERATIONS)[Id]['path']>> extends true
      ? (typeof OPERATIONS)[Id]
      : never
    : never;
}[OperationId];

type WithoutQuery<Path extends string> = Path extends `${infer Before}?${string}` ? Before : Path;
type Parts<Path extends string> = Path extends `${infer First}/${infer Rest}`
  ? [First, ...Parts<Rest>]
  : [Path];
type IsOf<Given extends readonly string[], Pattern extends readonly string[]> = Pattern extends [
  infer First extends string,
  ...infer Rest extends string[],
]
  ? Given extends [infer Part extends string, ...infer Others extends string[]]
    ? First extends `{${string}}`
      ? IsOf<Others, Rest>
      : Part extends First
        ? IsOf<Others, Rest>
        : false
    : false
  : Given extends []
    ? true
    : false;

type BodyOf<Given extends Row> = Given['answer']['schema'] extends infer Schema
  ? Schema extends v.GenericSchema
    ? v.InferOutput<Schema>
    : Schema extends 'bytes'
      ? string
      : object
  : never;

/**
 * What a call is answered with, as the contract describes it; a refused call has the fields of a problem instead. Anything where
 * the address is put together elsewhere.
 */
/* eslint-disable @typescript-eslint/no-explicit-any -- such a body is the caller's to know */
export type Answered<Method extends string, Path extends string> = string extends Path
  ? any
  : [RowOf<Method, Path>] extends [never]
    ? any
    : OrProblem<BodyOf<RowOf<Method, Path>>>;

/** A body, or the fields of a problem where the call was refused. */
export type OrProblem<Body> = Body & Partial<Omit<WireProblem, keyof Body>>;
