import { CallError } from '@/api/call-error';
import { formRefusal, otherPhoneError, ownPhoneError } from './me-forms';

const refused = (code: CallError['code'], rest: Partial<ConstructorParameters<typeof CallError>[0]> = {}): CallError =>
  new CallError({ code, title: '', ...rest });

describe('a refused form', () => {
  test('says under the number that another account has it', () => {
    expect(ownPhoneError(refused('ID_TAKEN', { facts: { field: 'phone' } }))).toContain('另一个账号');
    expect(ownPhoneError(refused('ID_TAKEN'))).toBeUndefined();
  });

  test('passes on what the server says of the number', () => {
    const error = refused('BAD_INPUT', { problems: [{ field: 'phone', message: '要 11 位' }] });
    expect(ownPhoneError(error)).toBe('要 11 位');
    expect(otherPhoneError(error)).toBe('要 11 位');
  });

  test.each([['yourself', '自己的号'], ['has_account', '自己有账号']])('says why nobody is ordered for: %s', (why, words) => {
    expect(otherPhoneError(refused('CONSENT_NEEDED', { facts: { why } }))).toContain(words);
  });

  test('is said once: under the field, or else on a line of its own', () => {
    const error = refused('COMMUNITY_UNKNOWN', { title: '没有找到这个村（社区）' });
    expect(formRefusal(error)).toContain('村（社区）');
    expect(formRefusal(error, '已经写在下面')).toBeUndefined();
    expect(formRefusal(undefined)).toBeUndefined();
  });

  test('gives a number to read out when the fault is ours', () => {
    expect(formRefusal(refused('INTERNAL', { traceId: '3a5f7000-0000' }))).toMatch(/编号 E-\w{4}/);
    expect(formRefusal(refused('COMMUNITY_UNKNOWN', { traceId: '3a5f7000-0000' }))).not.toContain('编号');
  });
});
