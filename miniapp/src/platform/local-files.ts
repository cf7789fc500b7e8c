/**
 * On H5 a photo just taken or a voice note lives in the page: its path is a blob address, and what lies behind it is
 * kept here, because the page may not fetch such an address. On WeChat paths are the phone's own temporary files.
 */
const blobs = new Map<string, Blob>();

export function keepBlob(blob: Blob): string {
  const path = URL.createObjectURL(blob);
  blobs.set(path, blob);
  return path;
}

export function blobAt(path: string): Blob {
  const blob = blobs.get(path);
  if (blob === undefined) throw new Error('this file has gone');
  return blob;
}

/** It is not needed any more. WeChat clears its own. */
export function forgetFile(path: string): void {
  if (process.env.TARO_ENV !== 'h5') return;
  blobs.delete(path);
  URL.revokeObjectURL(path);
}
