import * as v from 'valibot';
import { attachment, uploadQuery } from '../message.ts';
import type { Operation } from '../operation.ts';

const fileQuery = v.strictObject({
  expires: v.pipe(v.number(), v.integer()),
  signature: v.string(),
});

/** Files of messages. */
export const FILE_OPERATIONS = {
  uploadAttachment: {
    method: 'POST',
    path: '/attachments',
    summary: 'Takes a file for a later send; its type is found from its bytes',
    access: 'agent',
    query: uploadQuery,
    body: 'bytes',
    answer: { status: 201, schema: attachment },
    problems: ['invalid-field', 'not-found', 'body-too-large', 'attachment-refused', 'feature-off'],
  },
  getAttachment: {
    method: 'GET',
    path: '/attachments/{attachmentId}',
    summary: 'An attachment with fresh addresses',
    access: 'agent',
    answer: { status: 200, schema: attachment },
    problems: ['not-found'],
  },
  downloadFile: {
    method: 'GET',
    path: '/files/{attachmentId}',
    summary: 'The file’s bytes, whole or a range',
    access: 'signed',
    query: fileQuery,
    answer: { status: 200, schema: 'bytes' },
    problems: ['not-found', 'signature-invalid', 'signature-expired', 'range-not-satisfiable'],
  },
  downloadThumbnail: {
    method: 'GET',
    path: '/files/{attachmentId}/thumbnail',
    summary: 'A picture’s small copy, at most 480 pixels a side',
    access: 'signed',
    query: fileQuery,
    answer: { status: 200, schema: 'bytes' },
    problems: ['not-found', 'signature-invalid', 'signature-expired'],
  },
} as const satisfies Record<string, Operation>;
