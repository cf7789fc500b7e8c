import type { MeView, ServiceItemView } from '@supermarket/shared';
import type { OrderDraft } from '../draft';
import { missingIn } from './use-send-order';

const draft: OrderDraft = {
  id: 'd', kind: 'service', itemId: 'fix-tap', title: '', words: '', day: { dayNo: 20_780, weekend: false }, part: 'afternoon',
  forOther: false, neighbourId: null, place: null, sentAt: null,
};
const item = { id: 'fix-tap' } as ServiceItemView;
const place = { communityId: 'c', communityText: '恩城街道 东门社区', address: '解放路 12 号' };
const me = { name: '张丽华', phone: '19900000001' } as MeView;
const contact = { name: '', phone: '' };
const written = { draft, item, place, me, contact };

describe('what an order still lacks', () => {
  it('is nothing when three things are said', () => {
    expect(missingIn(written)).toBeUndefined();
  });

  it('is asked one after the other, from the top', () => {
    expect(missingIn({ ...written, draft: { ...draft, kind: 'free' } })).toBe('先说要什么帮助');
    expect(missingIn({ ...written, draft: { ...draft, part: null } })).toBe('先选什么时候');
    expect(missingIn({ ...written, draft: { ...draft, forOther: true } })).toBe('先选帮谁办');
    expect(missingIn({ ...written, place: { ...place, address: ' ' } })).toBe('先写去哪里');
  });

  it('asks for name and phone only where the profile has none', () => {
    const nameless = { ...me, name: null, phone: null };
    expect(missingIn({ ...written, me: nameless })).toBe('先写您的姓名');
    expect(missingIn({ ...written, me: nameless, contact: { name: '张丽华', phone: '199' } })).toBe('手机号要 11 位');
  });

  it('lets a guest go on: where they live is known once they are logged in', () => {
    const nowhere = { communityId: null, communityText: '', address: '' };
    expect(missingIn({ ...written, me: undefined, place: nowhere })).toBeUndefined();
  });
});
