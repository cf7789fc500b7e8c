import { act, fireEvent, render, screen, within } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { ActionBar } from './ActionBar';
import { HeroAction } from './HeroAction';
import { IconButton } from './IconButton';
import { More } from './More';
import { NavBar } from './NavBar';
import { OfflineBar } from './OfflineBar';
import { askPrivacy, overlayStore } from './overlay';
import { PaperSlip } from './PaperSlip';
import { Points } from './Points';
import { Press } from './Press';
import { PrivacyHost } from './PrivacySheet';
import { FactStrip, ResultsStrip } from './ResultsStrip';
import { SectionTitle } from './SectionTitle';
import { BigTiles, Shelf } from './Shelf';
import { TaskMap } from './TaskMap';
import { VoiceNote } from './VoiceNote';
import { WechatNumber } from './WechatNumber';

describe('what one taps', () => {
  it('a button without words is read by its label', () => {
    const onPress = jest.fn();
    render(<IconButton icon="close" label="关上" onPress={onPress} />);
    fireEvent.click(screen.getByRole('button', { name: '关上' }));
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('the way to order is one button, its hint part of it', () => {
    const onPress = jest.fn();
    render(<HeroAction title="我要点单" hint="选一样，说清楚，约 40 秒" onPress={onPress} />);
    fireEvent.click(screen.getByText('选一样，说清楚，约 40 秒'));
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('a spot on the map is a button with words for those who see no map, and says which one it is', () => {
    const onChoose = jest.fn();
    const frame = { middle: { lat: 22.18, lng: 112.31 }, reach: 4 };
    const spots = [{ key: 'a', place: { lat: 22.19, lng: 112.31 }, tasks: [], drawing: 'fix' as const, label: '2 件 · 1.2 km', words: '1.2 km，修水龙头、陪诊' }];
    render(<TaskMap frame={frame} home={frame.middle} spots={spots} chosen={undefined} onChoose={onChoose} />);
    fireEvent.click(screen.getByRole('button', { name: '1.2 km，修水龙头、陪诊' }));
    expect(onChoose).toHaveBeenCalledWith('a');
  });

  it('the words beside a heading are a button only where they lead somewhere', () => {
    const onPress = jest.fn();
    const { rerender } = render(<SectionTitle title="服务货架" aside="都不收钱" />);
    expect(screen.getByRole('heading').textContent).toBe('服务货架');
    expect(screen.queryByRole('button')).toBeNull();
    rerender(<SectionTitle title="服务货架" aside="全部" onPress={onPress} />);
    fireEvent.click(screen.getByRole('button'));
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('what is inside something else that is tapped does only its own', () => {
    const [outer, inner] = [jest.fn(), jest.fn()];
    render(<Press onPress={outer}><Press onPress={inner}>里面</Press></Press>);
    fireEvent.click(screen.getByText('里面'));
    expect(inner).toHaveBeenCalledTimes(1);
    expect(outer).not.toHaveBeenCalled();
  });

  it('what is off is left out by the keyboard, and does nothing', () => {
    const onPress = jest.fn();
    render(<Press disabled onPress={onPress}>换</Press>);
    const off = screen.getByRole('button');
    fireEvent.click(off);
    fireEvent.keyDown(off, { key: ' ' });
    expect(onPress).not.toHaveBeenCalled();
    expect(off.tabIndex).toBe(-1);
  });
});

describe('a shelf', () => {
  const items = (['buy', 'fix', 'care', 'phone', 'study'] as const).map((drawing) => ({ drawing, label: drawing, onPress: jest.fn() }));

  it('holds four things a row, each of which opens its own', () => {
    const { container } = render(<Shelf items={items} />);
    expect([...container.querySelectorAll('.ui-shelf')].map((row) => within(row as HTMLElement).getAllByRole('button').length)).toEqual([4, 1]);
    fireEvent.click(screen.getByText('study'));
    expect(items.map(({ onPress }) => onPress.mock.calls.length)).toEqual([0, 0, 0, 0, 1]);
  });

  it('is the same for long sight, as tiles', () => {
    render(<BigTiles items={items} />);
    expect(screen.getAllByRole('button').map((tile) => tile.textContent)).toEqual(items.map(({ label }) => label));
  });
});

describe('the bars of a page', () => {
  it('a page has a way back, home when nothing lies below it', () => {
    render(<NavBar title="订单详情" />);
    expect(screen.getByRole('heading').textContent).toBe('订单详情');
    fireEvent.click(screen.getByRole('button', { name: '返回' }));
    expect(Taro.switchTab).toHaveBeenLastCalledWith({ url: '/pages/first/index' });
    (Taro.getCurrentPages as jest.Mock).mockReturnValueOnce([{}, {}]);
    fireEvent.click(screen.getByRole('button', { name: '返回' }));
    expect(Taro.navigateBack).toHaveBeenCalledTimes(1);
  });

  it('a tab page has none', () => {
    render(<NavBar title="我的订单" back={false} />);
    expect(screen.getByRole('heading').textContent).toBe('我的订单');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('the bar below says under its buttons what comes of them', () => {
    render(<ActionBar note="全程不收钱" above={<p>先看一眼</p>}><p>提交</p></ActionBar>);
    const [above, button, note] = ['先看一眼', '提交', '全程不收钱'].map((words) => screen.getByText(words));
    expect(above!.compareDocumentPosition(button!) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(button!.compareDocumentPosition(note!) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('without a network the clock alone says from when today’s content is', () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-25T14:50:00+08:00') });
    const onRetry = jest.fn();
    render(<OfflineBar savedAt={Date.parse('2026-11-25T14:02:00+08:00')} onRetry={onRetry} />);
    expect(screen.getByRole('alert').textContent).toBe('没有网，显示 14:02 的内容重试');
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  it('below a list more is offered while there is more', () => {
    const loadMore = jest.fn();
    const { rerender } = render(<More of={{ more: true, loadingMore: false, loadMore }} />);
    fireEvent.click(screen.getByText('再看一些'));
    expect(loadMore).toHaveBeenCalledTimes(1);
    rerender(<More of={{ more: true, loadingMore: true, loadMore }} />);
    fireEvent.click(screen.getByRole('button'));
    expect(loadMore).toHaveBeenCalledTimes(1);
    rerender(<More of={{ more: false, loadingMore: false, loadMore }} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('numbers', () => {
  it('that are points have the coin, and no other has', () => {
    const { container } = render(<FactStrip results={[{ number: '40', unit: '分钟', label: '大约' }, { number: '8', unit: '分', label: '积分', points: true }]} />);
    expect([...container.querySelectorAll('.ui-result')].map((one) => one.querySelector('.ui-drawing--coin') !== null)).toEqual([false, true]);
  });

  it('of the results open the list behind them', () => {
    const onPress = jest.fn();
    render(<ResultsStrip results={[{ number: '92%', label: '确认解决' }]} onPress={onPress} />);
    fireEvent.click(screen.getByText('92%'));
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('that are not certain yet say so', () => {
    render(<Points value={8} approx />);
    expect(screen.getByText('约 8')).toBeTruthy();
  });

  it('on a slip are read digit by digit', () => {
    render(<PaperSlip id="slip" title="陪伴照护" no="DD-7" lines={[{ label: '谁来', text: '吴**' }]} code="4729" hint="到门口再说" foot="问社区 0750-1" />);
    expect(screen.getByRole('img', { name: '4 7 2 9' })).toBeTruthy();
    expect(screen.getByText('单号 DD-7')).toBeTruthy();
  });
});

describe('what only WeChat has', () => {
  it('its number is not offered in a browser', () => {
    const { container } = render(<WechatNumber onCode={jest.fn()} />);
    expect(container.textContent).toBe('');
  });

  it('the guideline is asked before anything else, and a no is an answer', async () => {
    render(<PrivacyHost />);
    expect(screen.queryByRole('dialog')).toBeNull();
    let answer = Promise.resolve(true);
    act(() => { answer = askPrivacy(); });
    fireEvent.click(screen.getByText('先不用'));
    expect(await answer).toBe(false);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(overlayStore.getState().toast?.text).toBe('好，这次先不用');
  });
});

/** The phone's player, as far as a sound goes. */
function player() {
  const on: Record<string, () => void> = {};
  const sound = {
    currentTime: 0, src: '', play: jest.fn(), stop: jest.fn(), destroy: jest.fn(),
    onTimeUpdate: (done: () => void) => { on['time'] = done; },
    onEnded: (done: () => void) => { on['end'] = done; },
    onError: (done: () => void) => { on['error'] = done; },
  };
  Object.assign(Taro, { createInnerAudioContext: () => sound });
  return { sound, on };
}

describe('a voice note', () => {
  it('is fetched at the first tap, counts while it plays, and is stopped by the next', async () => {
    const { sound, on } = player();
    const path = jest.fn(async () => '/kept/note.mp3');
    render(<VoiceNote seconds={12} path={path} />);
    expect(path).not.toHaveBeenCalled();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '听录音，12 秒' })));
    expect(sound.src).toBe('/kept/note.mp3');
    sound.currentTime = 3.4;
    act(() => on['time']!());
    expect(screen.getByText('3 / 12 秒')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '停下' }));
    expect(sound.stop).toHaveBeenCalledTimes(1);
    expect(screen.getByText('听录音')).toBeTruthy();
  });

  it('that cannot be played says so, and can be tapped again', async () => {
    const { on } = player();
    render(<VoiceNote seconds={12} path={async () => '/kept/note.mp3'} />);
    await act(async () => void fireEvent.click(screen.getByRole('button')));
    act(() => on['error']!());
    expect(overlayStore.getState().toast?.text).toBe('放不出来，请再点一次');
    expect(screen.getByRole('button', { name: '听录音，12 秒' })).toBeTruthy();
  });

  it('falls silent when its page is left', async () => {
    const { sound } = player();
    const { unmount } = render(<VoiceNote seconds={12} path={async () => '/kept/note.mp3'} />);
    await act(async () => void fireEvent.click(screen.getByRole('button')));
    unmount();
    expect(sound.stop).toHaveBeenCalledTimes(1);
  });
});
