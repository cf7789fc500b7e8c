import { feedbackLine, feedbackState, feedbackTitle } from './feedback';

const now = Date.parse('2026-11-23T01:00:00Z');

describe('what was written to staff, in words', () => {
  test('while it waits it says until when, in the kind’s own working days', () => {
    expect(feedbackState({ kind: 'question', state: 'WAITING', dueAt: '2026-11-23T09:30:00.000Z', upheld: null }, now)).toBe('今天 17:30 前答复');
    expect(feedbackState({ kind: 'complaint', state: 'WAITING', dueAt: null, upheld: null }, now)).toBe('5 个工作日内答复');
  });

  test('an appeal says how it ended', () => {
    expect(feedbackState({ kind: 'question', state: 'ANSWERED', dueAt: null, upheld: null }, now)).toBe('已答复');
    expect(feedbackState({ kind: 'appeal', state: 'ANSWERED', dueAt: null, upheld: true }, now)).toBe('申诉成立，已重新受理');
    expect(feedbackState({ kind: 'appeal', state: 'ANSWERED', dueAt: null, upheld: false }, now)).toBe('看过了，还是办不了');
  });

  test('a row names the order it is about', () => {
    expect(feedbackTitle({ kind: 'complaint', about: '上门理发' })).toBe('投诉 · 上门理发');
    expect(feedbackTitle({ kind: 'question', about: null })).toBe('问社区');
    expect(feedbackLine({ words: null })).toBe('（内容已删除）');
  });
});
