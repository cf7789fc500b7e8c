import { CallError } from '@/api/call-error';
import { codeWrong, elderLine, elderName } from './family';

const refused = (code: CallError['code'], facts: Record<string, string | number> = {}): CallError => new CallError({ code, title: '码过期了', facts });

test('an elder is named as at home, with no more than is needed', () => {
  expect(elderName({ name: '陈**', relation: 'mother', age: 78 })).toBe('陈**（妈妈，78 岁）');
  expect(elderName({ name: '陈**', relation: 'elder', age: null })).toBe('陈**（长辈）');
  expect(elderLine({ maskedPhone: '138****1234' })).toBe('138****1234 · 已同意由您代办');
});

test('a code that is none says how often one may still try', () => {
  expect(codeWrong(undefined)).toBeUndefined();
  expect(codeWrong(refused('CODE_WRONG', { triesLeft: 3 }))).toBe('这个码不对，请再问一次（还能试 3 次）');
  expect(codeWrong(refused('CODE_EXPIRED'))).toContain('码过期了');
  expect(codeWrong(refused('CONSENT_NEEDED', { why: 'yourself' }))).toContain('您自己的码');
});
