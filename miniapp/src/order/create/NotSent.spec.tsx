import { act, fireEvent, render, screen } from '@testing-library/react';
import { CallError } from '@/api';
import { NotSent } from './NotSent';

const error = new CallError({ code: 'INTERNAL', title: '没办成', traceId: '7a2f5e0c' });

describe('an order that was not sent by our fault', () => {
  it('is tried again by one tap, and has a number to tell the community', async () => {
    const again = jest.fn(async () => undefined);
    render(<NotSent error={error} hotline="0750-8888888" onAgain={again} />);
    expect(screen.getByText(`报给社区时说编号 ${error.shortNo!}`)).toBeTruthy();
    await act(async () => void fireEvent.click(screen.getByText('再试一次')));
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('offers no telephone where nobody would answer', () => {
    render(<NotSent error={error} hotline={null} onAgain={async () => undefined} />);
    expect(screen.queryByText('打电话点单')).toBeNull();
  });
});
