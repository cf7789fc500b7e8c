import { describe, expect, test } from '@jest/globals';
import { fillTemplate, parseTemplates } from './wechat.messages.js';

const id = 'abcdefghijklmnopqrstuvwxyz-0123456789_ABCDE';

describe('the templates of a deployment', () => {
  test('are read from one line', () => {
    expect(parseTemplates(`{"invitation":{"id":"${id}","fields":{"what":"thing1","when":"time2"}}}`)).toEqual({
      invitation: { templateId: id, fields: { what: 'thing1', when: 'time2' } },
    });
    expect(parseTemplates('')).toEqual({});
  });

  test.each([`{"offered":{"id":"${id}","fields":{"what":"thing1"}}}`, `{"invitation":{"id":"${id}","fields":{"who":"thing1"}}}`, '[]', '{', '{"invitation":1}', '{"invitation":{"id":"short","fields":{"what":"thing1"}}}', `{"invitation":{"id":"${id}","fields":{"what":"nothing1"}}}`, `{"invitation":{"id":"${id}","fields":{}}}`, `{"invitation":{"id":"${id}","fields":{"what":"thing1","note":"thing1"}}}`])(
    'are refused when they cannot be right: %s',
    (text) => {
      expect(parseTemplates(text)).toBeNull();
    },
  );

  test('say nothing rather than a wrong time', () => {
    const template = { templateId: id, fields: { what: 'thing1', when: 'time2' } };
    expect(fillTemplate(template, { what: '换水龙头', when: new Date('2026-11-23T01:00:00Z') })).toEqual({ thing1: '换水龙头', time2: '2026年11月23日 09:00' });
    expect(fillTemplate(template, { what: '换水龙头' })).toBeNull();
  });
});
