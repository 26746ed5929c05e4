import { connectBackend } from './connect-backend.ts';

await connectBackend();
await import('../../src/panel/main.ts');
