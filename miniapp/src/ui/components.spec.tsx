import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { CallError } from '@/api/call-error';
import { sessionStore } from '@/api/session';
import type { Loaded } from '@/hooks/use-call';
import { Button } from './Button';
import { Check, OptionRow, Switch } from './OptionRow';
import { DialogHost } from './Dialog';
import { DigitInput } from './DigitInput';
import { DoorCode } from './DoorCode';
import { Field } from './Field';
import { Keypad } from './Keypad';
import { LoadedContent } from './LoadedContent';
import { LotBar } from './LotBar';
import { ask, toast } from './overlay';
import { PersonRow } from './PersonRow';
import { Rating } from './Rating';
import { ReasonChips } from './ReasonChips';
import { Segmented } from './Segmented';
import { SlaClock } from './SlaClock';
import { StepBar } from './StepBar';
import { tabsFor } from './TabBar';
import { ToastHost } from './Toast';
import { Voucher } from './Voucher';

const minutes = (n: number): number => Date.now() + n * 60_000;

describe('Button', () => {
  it('is busy until its promise is settled, and is not pressed twice', async () => {
    let settle = (): void => undefined;
    const onPress = jest.fn(() => new Promise<void>((done) => { settle = done; }));
    render(<Button label="提交" onPress={onPress} />);
    fireEvent.click(screen.getByRole('button'));
    fireEvent.click(screen.getByRole('button'));
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(screen.getByText('正在提交')).toBeTruthy();
    await act(async () => settle());
    expect(screen.getByText('提交')).toBeTruthy();
  });

  it('says why it is off', () => {
    const onPress = jest.fn();
    render(<Button label="换" disabledReason="积分还差 34" onPress={onPress} />);
    fireEvent.click(screen.getByText('积分还差 34'));
    expect(onPress).not.toHaveBeenCalled();
    expect(screen.getByRole('button').getAttribute('aria-disabled')).toBe('true');
  });

  it('works by keyboard on H5', () => {
    const onPress = jest.fn();
    render(<Button label="好" onPress={onPress} />);
    fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter' });
    expect(onPress).toHaveBeenCalledTimes(1);
  });
});

describe('choices', () => {
  it('tell readers what is chosen', () => {
    const onChange = jest.fn();
    render(
      <>
        <OptionRow label="解决了" on onPress={() => undefined} />
        <Check label="数量对" on={false} onChange={onChange} />
        <Switch label="长辈版" on onChange={onChange} />
      </>,
    );
    expect(screen.getByRole('radio', { name: '解决了' }).getAttribute('aria-checked')).toBe('true');
    fireEvent.click(screen.getByRole('checkbox', { name: '数量对' }));
    fireEvent.click(screen.getByRole('switch', { name: '长辈版' }));
    expect(onChange.mock.calls).toEqual([[true], [false]]);
  });

  it('Segmented names what is tapped', () => {
    const onChange = jest.fn();
    render(<Segmented items={[{ value: 'a', label: '列表' }, { value: 'b', label: '地图' }]} value="a" onChange={onChange} />);
    fireEvent.click(screen.getByText('地图'));
    expect(onChange).toHaveBeenCalledWith('b');
  });

  it('Rating chooses nothing beforehand, keeps both questions apart and takes an answer back', () => {
    function Both(): React.ReactNode {
      const [solved, setSolved] = useState<boolean | null>(null);
      const [stars, setStars] = useState<1 | 2 | 3 | 4 | 5 | null>(null);
      return <Rating solved={solved} onSolved={setSolved} stars={stars} onStars={setStars} />;
    }
    render(<Both />);
    const chosen = (): (string | null)[] => screen.getAllByRole('radio').filter((radio) => radio.getAttribute('aria-checked') === 'true').map((radio) => radio.textContent);
    expect(chosen()).toEqual([]);
    fireEvent.click(screen.getByText('解决了'));
    expect(chosen()).toEqual(['解决了']);
    fireEvent.click(screen.getByText('满意'));
    fireEvent.click(screen.getByText('满意'));
    expect(chosen()).toEqual(['解决了']);
  });
});

describe('codes', () => {
  it('are typed on the keypad up to their length and taken back', () => {
    const onChange = jest.fn();
    const { rerender } = render(<Keypad length={4} value="472" onChange={onChange} />);
    fireEvent.click(screen.getByText('9'));
    fireEvent.click(screen.getByLabelText('删掉一个数'));
    rerender(<Keypad length={4} value="4729" onChange={onChange} />);
    fireEvent.click(screen.getByText('1'));
    expect(onChange.mock.calls).toEqual([['4729'], ['47']]);
  });

  it('take only figures from the phone’s keys and announce what is wrong', () => {
    const onChange = jest.fn();
    render(<DigitInput length={6} label="兑换码" value="" onChange={onChange} wrong="数不对" />);
    fireEvent.change(screen.getByLabelText('兑换码'), { target: { value: '58 2a9167' } });
    expect(onChange).toHaveBeenCalledWith('582916');
    expect(screen.getByRole('alert').textContent).toBe('数不对');
  });

  it('are read digit by digit', () => {
    render(<DoorCode digits="4729" />);
    expect(screen.getByRole('img', { name: '4 7 2 9' })).toBeTruthy();
  });

  it('are gone from a voucher that is used', () => {
    const used = { item: '大米', points: 260, pointsNote: '已扣', tag: { label: '已领取' }, hint: '昨天领的', drawing: 'rice' as const };
    const { rerender } = render(<Voucher {...used} open={{ code: '582916', qr: 'x' }} />);
    expect(screen.getByText('582 916')).toBeTruthy();
    expect(screen.getByAltText('兑换二维码').getAttribute('src')).toMatch(/^data:image\/gif;base64,/);
    rerender(<Voucher {...used} open={null} />);
    expect(screen.queryByText('582 916')).toBeNull();
    expect(screen.queryByAltText('兑换二维码')).toBeNull();
  });
});

describe('SlaClock', () => {
  it.each([[340, '剩 5:40'], [80, '剩 1:20'], [-25, '超时 25 分']])('%s minutes', (n, words) => {
    render(<SlaClock dueAt={minutes(n)} />);
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('steps by itself each minute', () => {
    jest.useFakeTimers({ now: 1_000_000 * 60_000 });
    render(<SlaClock dueAt={minutes(2)} words before="还有" after="回复" />);
    expect(screen.getByText('还有 2 分回复')).toBeTruthy();
    act(() => void jest.advanceTimersByTime(60_100));
    expect(screen.getByText('还有 1 分回复')).toBeTruthy();
    jest.useRealTimers();
  });
});

describe('what lies above the page', () => {
  it('ask() answers with what was tapped, the safe choice first', async () => {
    render(<DialogHost />);
    let answer: Promise<boolean> = Promise.resolve(false);
    act(() => { answer = ask({ title: '这单不要了吗？', stay: '再想想', act: '取消订单', dark: true }); });
    const [stay, go] = within(screen.getByRole('alertdialog')).getAllByRole('button');
    expect([stay!.textContent, go!.textContent]).toEqual(['再想想', '取消订单']);
    fireEvent.click(go!);
    expect(await answer).toBe(true);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('a toast stays longer for elders', () => {
    jest.useFakeTimers();
    sessionStore.setState({ elder: true });
    render(<ToastHost />);
    act(() => toast('已告诉李**'));
    act(() => void jest.advanceTimersByTime(3_900));
    expect(screen.getByText('已告诉李**')).toBeTruthy();
    act(() => void jest.advanceTimersByTime(200));
    expect(screen.queryByText('已告诉李**')).toBeNull();
    act(() => sessionStore.setState({ elder: false }));
    jest.useRealTimers();
  });
});

describe('LoadedContent', () => {
  const retry = jest.fn();
  const show = (call: Loaded<string>) => render(<LoadedContent call={call}>{(data) => <p>{data}</p>}</LoadedContent>);
  const nothing = { data: undefined, error: undefined, savedAt: undefined, retry };

  it('waits 200 ms before it shows a skeleton, and speaks after 5 s', () => {
    jest.useFakeTimers();
    show({ ...nothing, state: 'loading' });
    expect(screen.queryByRole('status')).toBeNull();
    act(() => void jest.advanceTimersByTime(250));
    expect(screen.getByRole('status')).toBeTruthy();
    act(() => void jest.advanceTimersByTime(5_000));
    expect(screen.getByText(/网有点慢/)).toBeTruthy();
    jest.useRealTimers();
  });

  it('shows old content without a network and says from when it is', () => {
    show({ ...nothing, state: 'offline', data: '订单', savedAt: Date.parse('2020-01-02T06:02:00Z') });
    expect(screen.getByText('订单')).toBeTruthy();
    fireEvent.click(screen.getByText('重试'));
    expect(screen.getByText('没有网，显示 2020年1月2日 14:02 的内容')).toBeTruthy();
    expect(retry).toHaveBeenCalled();
  });

  it('gives the number of an error on our side', () => {
    show({ ...nothing, state: 'error', error: new CallError({ code: 'INTERNAL', title: 'x', traceId: '3d57c0de' }) });
    expect(screen.getByText('报给社区时说编号 E-7NBW')).toBeTruthy();
    expect(screen.getByText('再试一次')).toBeTruthy();
  });
});

describe('small things', () => {
  it('Field puts the error under itself and hides the help', () => {
    const onChange = jest.fn();
    render(<Field label="手机号" value="138" help="只给接单的人看" error="还差 8 位" onChange={onChange} />);
    expect(screen.getByRole('alert').textContent).toBe('还差 8 位');
    expect(screen.queryByText('只给接单的人看')).toBeNull();
    fireEvent.change(screen.getByLabelText('手机号'), { target: { value: '1380' } });
    expect(onChange).toHaveBeenCalledWith('1380');
  });

  it('ReasonChips shows four at most', () => {
    render(<ReasonChips reasons={['一', '二', '三', '四', '五'].map((text) => ({ ok: true, text }))} />);
    expect(screen.queryByText('五')).toBeNull();
  });

  it('StepBar always has its words', () => {
    render(<StepBar now={3} status="已接单" next="上门服务" />);
    expect(screen.getByText('第 3 步，共 5 步')).toBeTruthy();
    expect(screen.getByRole('img', { name: '第 3 步，共 5 步' })).toBeTruthy();
  });

  it('PersonRow reads 张** as 张某', () => {
    render(<PersonRow name="张**" party="党员志愿者" />);
    expect(screen.getByLabelText('张某').textContent).toBe('张**');
  });

  it('LotBar repeats the bar in words and warns in time', () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-24T06:00:00Z') });
    render(<LotBar lots={[{ points: 86, expiresAt: '2026-12-31T15:59:59Z' }, { points: 180, expiresAt: '2027-06-30T15:59:59Z' }]} />);
    expect(screen.getByText('还剩 37 天')).toBeTruthy();
    expect(screen.getByText('2027-06-30 到期')).toBeTruthy();
    expect(screen.queryAllByText(/还剩/)).toHaveLength(1);
    jest.useRealTimers();
  });

  it('tabs keep their positions whoever looks; elders have three', () => {
    expect(tabsFor('volunteer', false).map((tab) => tab.label)).toEqual(['接单', '我的任务', '积分超市', '我的']);
    expect(tabsFor('staff', true).map((tab) => tab.label)).toEqual(['工作台', '订单', '兑换台', '我的']);
    expect(tabsFor('resident', true).map((tab) => tab.index)).toEqual([0, 1, 3]);
  });
});
