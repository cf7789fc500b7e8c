import type { WorkRow } from '@supermarket/shared';
import { fireEvent, render, screen } from '@testing-library/react';
import { openWork } from '@/work/open-work';
import { Rows } from './WorkTable';

jest.mock('@/work/open-work', () => ({ openWork: jest.fn() }));

const row = (id: string, title: string): WorkRow => ({
  subject: 'order', id, queue: 'review', title, shelf: 'fix', kind: 'service', status: 'SUBMITTED', note: '本人点单', place: '恩城街道 东门社区', window: null, dayPart: null,
  dueAt: null, urgent: false,
});
const rows = [row('1', '水龙头漏水'), row('2', '代买常用药'), row('3', '上门理发')];
const acts = (): HTMLElement[] => screen.getAllByRole('button');
const focused = (): string | null => document.activeElement?.getAttribute('aria-label') ?? null;

describe('the table of what is to be done', () => {
  beforeEach(() => {
    render(<Rows rows={rows} />);
  });

  test('says of each column what it is', () => {
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['事项', '镇街 · 社区', '状态', '时限', '办理']);
    expect(screen.getAllByRole('rowheader')).toHaveLength(3);
  });

  test('is one stop of the Tab key, and the arrows lead from row to row and no further', () => {
    expect(acts().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    acts()[0]!.focus();
    fireEvent.keyDown(acts()[0]!, { key: 'ArrowDown' });
    expect(focused()).toBe('去审核：代买常用药');
    expect(acts().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    fireEvent.keyDown(document.activeElement!, { key: 'End' });
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
    expect(focused()).toBe('去审核：上门理发');
    fireEvent.keyDown(document.activeElement!, { key: 'Home' });
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowUp' });
    expect(focused()).toBe('去审核：水龙头漏水');
  });

  test('opens once, by its button as by its row', () => {
    fireEvent.click(acts()[1]!);
    expect(jest.mocked(openWork).mock.calls).toEqual([[rows[1]]]);
    fireEvent.click(screen.getByText('上门理发'));
    expect(jest.mocked(openWork)).toHaveBeenLastCalledWith(rows[2]);
  });
});
