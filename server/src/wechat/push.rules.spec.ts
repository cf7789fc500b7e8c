import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventOf, sameness } from './push.rules.js';

const frame = { ToUserName: 'gh_1', FromUserName: 'o-zhang', CreateTime: 1_763_800_000, MsgType: 'event' };
const heard = (message: object): unknown => eventOf({ ...frame, ...message }, 'wx1');

describe('what WeChat tells', () => {
  test.each([
    [{ Event: 'wxa_media_check', trace_id: 't-1', errcode: 0, result: { suggest: 'pass', label: 100 } }, { traceId: 't-1', suggest: 'pass', label: 100 }],
    [{ Event: 'wxa_media_check', trace_id: 't-1', errcode: -1008 }, { traceId: 't-1', suggest: null, label: 0 }],
    [{ Event: 'wxa_media_check', trace_id: 't-1', result: { suggest: 'fine' } }, { traceId: 't-1', suggest: null, label: 0 }],
    [{ Event: 'user_authorization_revoke', OpenID: 'o-li', RevokeInfo: '8,13' }, { what: [8, 13] }],
    [{ Event: 'user_authorization_revoke', OpenID: 'o-li', RevokeInfo: 14 }, { what: [14] }],
    [{ Event: 'user_authorization_cancellation', OpenID: 'o-li' }, {}],
    [{ Event: 'subscribe_msg_popup_event', List: [{ TemplateId: 'a', SubscribeStatusString: 'accept' }, { TemplateId: 'b', SubscribeStatusString: 'reject' }] }, { templates: [{ templateId: 'a', status: 'accept' }, { templateId: 'b', status: 'reject' }] }],
    [{ Event: 'subscribe_msg_change_event', SubscribeMsgChangeEvent: { List: { TemplateId: 'a', SubscribeStatusString: 'reject' } } }, { templates: [{ templateId: 'a', status: 'reject' }] }],
    [{ Event: 'subscribe_msg_sent_event', List: [{ TemplateId: 'a', ErrorCode: '0', ErrorStatus: 'success' }] }, { templates: [{ templateId: 'a', status: 'success' }] }],
  ])('%j', (message, facts) => {
    expect(heard(message)).toMatchObject({ kind: message.Event, appId: 'wx1', facts });
  });

  test('is about whom it names, not about who brings it', () => {
    expect(heard({ Event: 'user_authorization_cancellation', OpenID: 'o-li' })).toMatchObject({ openid: 'o-li', at: new Date(1_763_800_000_000) });
    expect(heard({ Event: 'subscribe_msg_popup_event', List: [] })).toMatchObject({ openid: 'o-zhang' });
  });

  test('may be nothing for us', () => {
    expect(heard({ Event: 'weapp_audit_success' })).toBeNull();
    expect(heard({ MsgType: 'text', Content: 'hello' })).toBeNull();
    expect(heard({ Event: 'constructor' })).toBeNull();
  });

  test('is the same when it is told again, and another when it is about another thing', () => {
    const one = { ...frame, Event: 'wxa_media_check', trace_id: 't-1' };
    expect(sameness({ ...one })).toEqual(sameness(one));
    expect(sameness({ ...one, trace_id: 't-2' })).not.toEqual(sameness(one));
    expect(sameness({ ...frame, MsgId: 5 })).toEqual(['id', '5']);
  });

  test('may call what cannot be read as a number its time or its error: it is of no time, and has failed', () => {
    const event = eventOf({ MsgType: 'event', Event: 'wxa_media_check', trace_id: 't', CreateTime: { toString: '' }, errcode: { valueOf: '' }, result: { suggest: 'pass' } }, 'wx1');
    expect(event).toMatchObject({ at: new Date(0), facts: { suggest: null } });
    expect(sameness({ MsgId: { toString: '' }, Event: 'x' })).toEqual(sameness({ Event: 'x' }));
  });

  test('can be anything without harm', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('Event', 'MsgType', 'List', 'result', 'OpenID', 'CreateTime', 'RevokeInfo', 'trace_id', 'errcode'), fc.anything()), fc.constantFrom('wxa_media_check', 'user_authorization_revoke', 'subscribe_msg_popup_event'), (message, Event) => {
        eventOf({ MsgType: 'event', Event, ...message }, 'wx1');
        sameness(message);
      }),
    );
  });
});
