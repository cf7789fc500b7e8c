import { act, fireEvent, render, screen } from '@testing-library/react';
import { ChoiceGrid } from './ChoiceGrid';
import { Chip } from './Chip';
import { DateField } from './DateField';
import { Field } from './Field';
import { HelpPair } from './HelpPair';
import { OptionRow } from './OptionRow';
import { Photos } from './Photos';
import { RiskTick } from './RiskNotice';
import { Sheet } from './Sheet';
import { Tabs } from './Tabs';
import { Talking } from './Talking';

describe('a day', () => {
  const day = { value: '2026-11-25', first: '2026-11-24', last: '2026-12-24', words: '11月25日 周三' };

  it('is chosen in the browser’s own calendar, within its limits, and named to readers', () => {
    const onChange = jest.fn();
    render(<DateField {...day} onChange={onChange} />);
    const input = screen.getByLabelText<HTMLInputElement>('11月25日 周三');
    expect([input.min, input.max]).toEqual(['2026-11-24', '2026-12-24']);
    fireEvent.change(input, { target: { value: '2026-11-28' } });
    expect(onChange).toHaveBeenCalledWith('2026-11-28');
  });

  it('that is emptied leaves the one before', () => {
    const onChange = jest.fn();
    render(<DateField {...day} onChange={onChange} />);
    fireEvent.change(screen.getByLabelText('11月25日 周三'), { target: { value: '' } });
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('short answers', () => {
  it('in a grid name what is tapped, and leave what is past alone', () => {
    const onChange = jest.fn();
    render(<ChoiceGrid items={[{ value: 'am', label: '上午', disabled: true }, { value: 'pm', label: '下午' }]} value={null} onChange={onChange} />);
    fireEvent.click(screen.getByRole('radio', { name: /上午/ }));
    fireEvent.click(screen.getByRole('radio', { name: /下午/ }));
    expect(onChange.mock.calls).toEqual([['pm']]);
  });

  it('that are off cannot be chosen', () => {
    const onPress = jest.fn();
    render(<OptionRow label="解决了" on={false} disabled onPress={onPress} />);
    fireEvent.click(screen.getByRole('radio'));
    expect(onPress).not.toHaveBeenCalled();
  });

  it('on chips and tabs tell readers which holds', () => {
    const onChange = jest.fn();
    render(
      <>
        <Chip label="离我近" on onPress={onChange} />
        <Tabs items={[{ value: 'a', label: '需求', count: '4' }, { value: 'b', label: '办结' }]} value="a" onChange={onChange} />
      </>,
    );
    expect(screen.getByRole('tab', { name: /需求/ }).getAttribute('aria-selected')).toBe('true');
    fireEvent.click(screen.getByRole('tab', { name: /办结/ }));
    expect(onChange).toHaveBeenCalledWith('b');
  });

  it('to a risk are asked for, never given beforehand', () => {
    const onAgree = jest.fn();
    render(<RiskTick agreed={false} onAgree={onAgree} />);
    expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('false');
    fireEvent.click(screen.getByRole('checkbox'));
    expect(onAgree).toHaveBeenCalledWith(true);
  });
});

describe('a field', () => {
  it('without a label above it is read by its question', () => {
    const onChange = jest.fn();
    render(<Field value="" kind="long" lines={1} placeholder="还想说点什么（可不写）" onChange={onChange} />);
    fireEvent.input(screen.getByLabelText('还想说点什么（可不写）'), { target: { value: '好' } });
    expect(onChange).toHaveBeenCalledWith('好');
  });

  it('that is off says why and takes no words', () => {
    render(<Field label="所在社区" value="恩城街道 东门社区" offReason="换社区要先问网格员" />);
    expect(screen.getByText('换社区要先问网格员')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('photos', () => {
  it('are fetched by a tap, taken away one by one, and added while there is room', () => {
    const [onPress, onRemove, onAdd] = [jest.fn(), jest.fn(), jest.fn()];
    const photos = [{ id: 'a', path: null }, { id: 'b', path: 'blob:b' }];
    const { rerender } = render(<Photos photos={photos} onPress={onPress} onRemove={onRemove} onAdd={onAdd} />);
    fireEvent.click(screen.getByLabelText('第 1 张照片，点开看'));
    fireEvent.click(screen.getByLabelText('去掉第 2 张照片'));
    fireEvent.click(screen.getByText('再拍一张'));
    expect([onPress.mock.calls, onRemove.mock.calls, onAdd.mock.calls.length]).toEqual([[['a']], [['b']], 1]);
    rerender(<Photos photos={photos} onPress={onPress} />);
    expect(screen.queryByText('再拍一张')).toBeNull();
    expect(screen.queryByText('去掉')).toBeNull();
  });
});

describe('help', () => {
  it('is the telephone alone where nothing can be recorded', () => {
    const onCall = jest.fn();
    render(<HelpPair onCall={onCall} />);
    expect(screen.queryByText('按住说话')).toBeNull();
    fireEvent.click(screen.getByText('一键求助'));
    expect(onCall).toHaveBeenCalledTimes(1);
  });

  it('counts the seconds while somebody talks, and says what letting go does', () => {
    jest.useFakeTimers();
    const since = Date.now();
    const { rerender } = render(<Talking since={null} away={false} />);
    expect(screen.getByText('请允许用话筒')).toBeTruthy();
    rerender(<Talking since={since} away={false} />);
    act(() => jest.advanceTimersByTime(52_000));
    expect(screen.getByText('52 秒')).toBeTruthy();
    expect(screen.getByText('还能说 8 秒')).toBeTruthy();
    rerender(<Talking since={since} away />);
    expect(screen.getByText('松开取消')).toBeTruthy();
    jest.useRealTimers();
  });
});

describe('a panel from below', () => {
  it('is closed by its cross, and not by a tap inside it', () => {
    const onClose = jest.fn();
    render(<Sheet open title="为什么来不了？" onClose={onClose}>家里有事</Sheet>);
    fireEvent.click(screen.getByText('家里有事'));
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.click(screen.getByLabelText('关上'));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('is not there until it is open', () => {
    render(<Sheet open={false} title="为什么来不了？" onClose={jest.fn()} />);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
