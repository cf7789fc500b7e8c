import { act, renderHook } from '@testing-library/react';
import { useGradually } from './use-gradually';

const rows = (number: number): number[] => Array.from({ length: number }, (_unused, at) => at);
const frames = (number: number): void => {
  for (let frame = 0; frame < number; frame += 1) act(() => void jest.advanceTimersByTime(16));
};

describe('useGradually', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    process.env.TARO_ENV = 'h5';
    jest.useRealTimers();
  });

  it('gives WeChat eight rows a frame, and begins anew after a shorter list', () => {
    process.env.TARO_ENV = 'weapp';
    const { result, rerender } = renderHook(({ items }) => useGradually(items), { initialProps: { items: rows(20) } });
    expect(result.current).toHaveLength(8);
    frames(1);
    expect(result.current).toHaveLength(16);
    frames(3);
    expect(result.current).toHaveLength(20);
    rerender({ items: rows(2) });
    frames(2);
    rerender({ items: rows(20) });
    expect(result.current).toHaveLength(8);
  });

  it('gives browsers all at once', () => {
    const { result } = renderHook(() => useGradually(rows(20)));
    expect(result.current).toHaveLength(20);
  });
});
