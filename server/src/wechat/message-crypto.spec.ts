import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSignature, parseEncodingKey, seal, signatureOf, unseal } from './message-crypto.js';

/* Made once outside of this program, by `openssl enc -aes-256-cbc -nopad` and a SHA-1 of another library. */
const KEY = parseEncodingKey('jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C')!;
const APP = 'wx5823bf96d3bd56c7';
const MESSAGE =
  '{"ToUserName":"gh_1","FromUserName":"o-1","CreateTime":1409735669,"MsgType":"event","Event":"user_authorization_revoke","OpenID":"o-张","RevokeInfo":"8"}';
const SEALED =
  'sKqRbbiSUnDhFHOvPjtUMYXpCrx6H+cmDp16fS/eznXF8OIpYmoT/+N0qE0xLZiZlEQ9l6DviPw2uQM+dQ+g5n7qxo4lDyjETo1E3KHmzztsghsCf6CjkVBZtMGa9NDeOVfyw47leqjaEwDVibmULuevJfPDFe6ejseYYR6f+FX5YYHvWTaLA0n8Qf1FEv5/AEhc/ZA9yN18pvA4+czhATxLpKX7HTH0KP3PTHGZQciXi6SWCFwGc3wC78DnCVMn+tV/dU3me/lFFcvskb14KR/5Tww5zlT5cWmGGUrbmyc=';

describe('a message from WeChat', () => {
  test('is opened and signed as others do it', () => {
    expect(unseal(KEY, APP, SEALED)).toBe(MESSAGE);
    expect(seal(KEY, APP, MESSAGE, Buffer.from('0123456789abcdef'))).toBe(SEALED);
    expect(signatureOf('QDG6eK', '1409735669', '1320562132')).toBe('1bdbe43dcc567f919e502a9b980aa87faefa782a');
    expect(isSignature('a493d6d465a90841e9451cbd3695f6e875d01b13', 'QDG6eK', '1409735669', '1320562132', SEALED)).toBe(true);
  });

  test('comes back out of the seal, whatever its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => unseal(KEY, APP, seal(KEY, APP, text)) === text));
  });

  test('for another mini-program, with another key or of another signature is none', () => {
    expect(unseal(KEY, 'wx0000000000000000', SEALED)).toBeNull();
    expect(unseal(Buffer.alloc(32, 7), APP, SEALED)).toBeNull();
    expect(isSignature('', 'QDG6eK', '1409735669')).toBe(false);
    expect(isSignature('1bdbe43dcc567f919e502a9b980aa87faefa782b', 'QDG6eK', '1409735669', '1320562132')).toBe(false);
  });

  test('that is garbage never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 80 }), fc.uint8Array({ maxLength: 96 }).map((bytes) => Buffer.from(bytes).toString('base64'))), (text) => {
      expect(unseal(KEY, APP, text)).toBeNull();
    }));
  });

  test('needs a key of 43 letters', () => {
    expect(parseEncodingKey('short')).toBeNull();
    expect(KEY).toHaveLength(32);
  });
});
