import type { FastifyMultipartBaseOptions, MultipartFile } from '@fastify/multipart';
import { MEDIA_LIMITS, type MediaKind } from '@supermarket/shared';
import type { FastifyRequest } from 'fastify';
import { BadInput, Refusal } from '../kernel/index.js';

const MOST: Readonly<Record<MediaKind, number>> = { voice: MEDIA_LIMITS.voiceBytes, photo: MEDIA_LIMITS.photoBytes };

/** What the plugin adds to a request. */
export type FormRequest = FastifyRequest & {
  isMultipart(): boolean;
  file(options: Omit<FastifyMultipartBaseOptions, 'throwFileSizeLimit'>): Promise<MultipartFile | undefined>;
};

/** The one file of a form, counted while it comes in: what is too big is never held. MEDIA_TOO_BIG; BadInput without a file. */
export async function uploaded(request: FormRequest, kind: MediaKind): Promise<Buffer> {
  if (!request.isMultipart()) throw new BadInput([{ field: 'file', message: '要是一个文件' }]);
  try {
    const file = await request.file({ limits: { fileSize: MOST[kind], files: 1, fields: 4, fieldSize: 256, parts: 5 } });
    const bytes = await file?.toBuffer();
    if (file?.file.truncated) throw new Refusal('MEDIA_TOO_BIG'); // a single byte too many is cut off without a word
    if (bytes) return bytes;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') throw new Refusal('MEDIA_TOO_BIG');
    // Too many parts, or a form that breaks off: whoever sent it is told, and it is no fault of ours.
  }
  throw new BadInput([{ field: 'file', message: '要是一个文件' }]);
}
