import type { ProposalView } from '@supermarket/shared';
import { proposalText } from './proposals';

/** 25 November 2026, 09:00 in Shanghai. */
const NOW = Date.parse('2026-11-25T01:00:00.000Z');
const proposal: ProposalView = {
  window: { start: '2026-11-26T04:00:00.000Z', end: '2026-11-26T10:00:00.000Z' }, dayPart: 'afternoon', by: 'helper', agreed: false, at: '2026-11-25T00:00:00.000Z',
};

describe('another time, in words', () => {
  it('says who wants which, and asks', () => {
    expect(proposalText(proposal, 'requester', NOW)).toBe('志愿者想改到明天下午，行吗？');
    expect(proposalText({ ...proposal, by: 'household' }, 'claimant', NOW)).toBe('对方想改到明天下午，行吗？');
  });

  it('says that it waits once one has agreed oneself', () => {
    expect(proposalText({ ...proposal, agreed: true }, 'claimant', NOW)).toBe('想改到明天下午，等对方同意');
  });
});
