import type * as v from 'valibot';
import type { OPERATIONS, OperationId } from '../../contract/operations.ts';
import type { VerifiedToken } from '../tokens.ts';

type Row<Id extends OperationId> = (typeof OPERATIONS)[Id];

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

type OutputOf<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : undefined;

/** A call of an operation after everything that its row asks for has been checked. */
export interface Call<Id extends OperationId> {
  readonly params: Readonly<Record<ParamNames<Row<Id>['path']>, string>>;
  readonly query: Row<Id> extends { readonly query: infer Schema } ? OutputOf<Schema> : undefined;
  readonly body: Row<Id> extends { readonly body: infer Schema } ? OutputOf<Schema> : undefined;
  /** Of `If-Match`, where the row has `guard: 'version'`. */
  readonly version: number;
  /** Of `Idempotency-Key`, where the row has `guard: 'key'`. */
  readonly key: string;
  readonly request: Request;
}

/** A call by an agent whose token holds. */
export interface AgentCall<Id extends OperationId> extends Call<Id> {
  readonly caller: VerifiedToken;
}

/** What an operation answers: its JSON, or a whole response where that is bytes, a stream or nothing. */
export type AnswerOf<Id extends OperationId> = Row<Id>['answer']['schema'] extends infer Schema
  ? Schema extends v.GenericSchema
    ? v.InferInput<Schema> | Response
    : Response
  : never;

type CallOf<Id extends OperationId> = Row<Id>['access'] extends 'agent' ? AgentCall<Id> : Call<Id>;

/** Carries out one operation; refuses by throwing a `Problem`. */
export type Handler<Id extends OperationId> = (call: CallOf<Id>) => Promise<AnswerOf<Id>>;

/** One for every operation of the contract. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };
