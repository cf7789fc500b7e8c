// Writes each script and style of the H5 build a second and third time, as brotli and gzip at their best: the server
// sends these as they are. Files without a hash in their name change in place, so the server compresses those itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/h5/', import.meta.url));
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

for (const entry of readdirSync(dist, { recursive: true })) {
  if (!/[.-][0-9a-f]{8,}\.(js|css)$/.test(String(entry))) continue;
  const file = join(dist, String(entry));
  const content = readFileSync(file);
  if (content.length < 1024) continue;
  writeFileSync(`${file}.br`, brotliCompressSync(content, BEST));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}
