/** Whether something asked for is there. `failed` keeps what was there before. */
export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';
