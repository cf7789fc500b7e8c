import { fireEvent, render, screen } from '@testing-library/react';
import { CandidateRow } from './CandidateRow';
import { Card } from './Card';
import { DoorCode } from './DoorCode';
import { GiftCard } from './GiftCard';
import { InviteCard } from './InviteCard';
import { LedgerRow } from './LedgerRow';
import { ListRow } from './ListRow';
import { Notice } from './Notice';
import { OrderCard } from './OrderCard';
import { Progress } from './Progress';
import { QueueTile } from './QueueTile';
import { Late, SlaClock } from './SlaClock';
import { StateBlock } from './StateBlock';
import { TaskCard } from './TaskCard';
import { Timed } from './Timed';
import { Timeline } from './Timeline';

const minutes = (n: number): number => Date.now() + n * 60_000;
const bold = (container: HTMLElement): string[] => [...container.querySelectorAll('.ui-timed')].map((one) => one.textContent ?? '');

describe('a card', () => {
  it('opens as a whole, and its button does only its own thing', () => {
    const [open, act] = [jest.fn(), jest.fn()];
    render(
      <OrderCard shelf="fix" title="水龙头漏水" line="李** 今天 15:00 上门" step={{ now: 3, status: '已接单' }} action={{ label: '开门码', onPress: act }} onPress={open} />,
    );
    fireEvent.click(screen.getByText('开门码'));
    expect([act.mock.calls.length, open.mock.calls.length]).toEqual([1, 0]);
    fireEvent.click(screen.getByText('水龙头漏水'));
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('that leads nowhere is no link', () => {
    render(<Card>只是看看</Card>);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('of a task is urgent in a word, and speaks of points only to who earns them', () => {
    const { rerender } = render(<TaskCard title="代取药" when="明天" urgent points={6} onPress={jest.fn()} />);
    expect(screen.getByText('急')).toBeTruthy();
    expect(screen.getByText('约 6')).toBeTruthy();
    rerender(<TaskCard title="代取药" when="明天" points={null} onPress={jest.fn()} />);
    expect(screen.queryByText(/约/)).toBeNull();
    expect(screen.queryByText('急')).toBeNull();
  });

  it('of an invitation lets one say no as easily as look', () => {
    const [onDecline, onOpen] = [jest.fn(), jest.fn()];
    render(<InviteCard shelf="care" title="陪同就诊" line="周四" replyBy={minutes(200)} onDecline={onDecline} onOpen={onOpen} />);
    fireEvent.click(screen.getByText('这次婉拒'));
    expect([onDecline.mock.calls.length, onOpen.mock.calls.length]).toEqual([1, 0]);
    fireEvent.click(screen.getByText('看看再定'));
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('of a gift says in words what there is and what is missing', () => {
    render(<GiftCard name="晴雨伞" points={120} stock={{ kind: 'none', text: '本站没货', more: '大田站有 5' }} short="还差 34 分" onPress={jest.fn()} />);
    for (const words of ['本站没货', /大田站有 5/, '还差 34 分']) expect(screen.getByText(words)).toBeTruthy();
  });
});

describe('a row', () => {
  it('with a second line leads on, and has no end where nothing stands at it', () => {
    const onPress = jest.fn();
    const { container, rerender } = render(<ListRow title="货架库存" note="进货、盘点" onPress={onPress} />);
    fireEvent.click(screen.getByRole('button'));
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(container.querySelector('.ui-row__arrow')).not.toBeNull();
    rerender(<ListRow title="货架库存" arrow={false} onPress={onPress} />);
    expect(container.querySelector('.ui-row__end')).toBeNull();
  });

  it('of a candidate is chosen by its box, until enough are', () => {
    const onToggle = jest.fn();
    const who = { name: '麦**', load: '本周 1 单', reasons: [{ ok: true, text: '学过急救' }], checked: false, onToggle };
    const { rerender } = render(<CandidateRow {...who} />);
    fireEvent.click(screen.getByLabelText('邀请 麦**'));
    expect(onToggle).toHaveBeenCalledWith(true);
    rerender(<CandidateRow {...who} full />);
    fireEvent.click(screen.getByLabelText('邀请 麦**'));
    expect(onToggle).toHaveBeenCalledTimes(1);
  });

  it('of a ledger says what an amount is waiting for', () => {
    const { container, rerender } = render(<LedgerRow kind="points" title="兑换大米" when="今天" amount="−260" state="frozen" />);
    expect(screen.getByText('先冻结，领取后扣')).toBeTruthy();
    expect(container.querySelector('.ui-ledger__amount--gold')).toBeNull();
    rerender(<LedgerRow kind="hours" title="值班" when="今天" amount="+2 小时" state="settled" />);
    expect(container.querySelector('.ui-ledger__amount--gold')).toBeNull();
  });

  it('of a timeline is told to readers by its state', () => {
    render(<Timeline items={[{ title: '社区看过了', state: 'done' }, { title: '志愿者做不了', note: '要有证的电工', state: 'stopped' }]} />);
    expect(screen.getByLabelText('已完成')).toBeTruthy();
    expect(screen.getByLabelText('停下了')).toBeTruthy();
    expect(screen.getByText('要有证的电工')).toBeTruthy();
  });
});

describe('time', () => {
  it('stands out in its sentence, however it is said', () => {
    expect(bold(render(<Timed text="李** 今天 15:00 上门" />).container)).toEqual(['15:00']);
    expect(bold(render(<Timed text="今天 15:00–16:00 上门，还有 40 分钟" />).container)).toEqual(['15:00–16:00']);
    expect(bold(render(<Timed text="李** 今天下午 3 点半来" />).container)).toEqual(['3 点半']);
    const plain = render(<Timed text="明天下午上门" />).container;
    expect([bold(plain), plain.textContent]).toEqual([[], '明天下午上门']);
  });

  it('over a limit is said with a sign and in words, in hours once it is many', () => {
    render(<SlaClock dueAt={minutes(-25)} />);
    expect(screen.getByText('超时 25 分')).toBeTruthy();
    render(<SlaClock dueAt={minutes(-(22 * 60 + 30))} />);
    expect(screen.getByText('超时 22 小时')).toBeTruthy();
    render(<SlaClock dueAt={minutes(26 * 60 + 40)} words />);
    expect(screen.getByText('剩 26 小时')).toBeTruthy();
    render(<SlaClock dueAt={minutes(3 * 60 + 54)} words />);
    expect(screen.getByText('剩 3 小时 54 分')).toBeTruthy();
    const { container } = render(<Late text="3 件超时" />);
    expect(container.querySelector('.ui-i-warn')).not.toBeNull();
  });
});

describe('what stands for itself', () => {
  it('a queue is its number, and opens by a tap', () => {
    const onPress = jest.fn();
    render(<QueueTile name="待审核" count={1234} onPress={onPress} />);
    fireEvent.click(screen.getByText('1,234'));
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('a bar is full at most, and never without words', () => {
    const { container } = render(<Progress got={14} need={12} words="已认 14 套" />);
    expect(container.querySelector<HTMLElement>('.ui-progress__got')?.style.width).toBe('100%');
    expect(screen.getByText('已认 14 套')).toBeTruthy();
  });

  it('only a warning interrupts who listens', () => {
    render(<><Notice icon="lock" text="只有您看得到" /><Notice icon="warn" tone="warn" text="还有 2 小时" /></>);
    expect(screen.getByRole('note').textContent).toBe('只有您看得到');
    expect(screen.getByRole('alert').textContent).toBe('还有 2 小时');
  });

  it('of two ways on only the last is red', () => {
    const { container } = render(<StateBlock drawing="wait" title="这一小时没有合适的" actions={[{ label: '放宽到 5 公里', onPress: jest.fn() }, { label: '有了告诉我', onPress: jest.fn() }]} />);
    expect([...container.querySelectorAll('.ui-button--primary')].map((one) => one.textContent)).toEqual(['有了告诉我']);
  });

  it('each sentence of a state begins a line', () => {
    render(<StateBlock drawing="error" title="没提交成功" text="是我们这边出了问题。您填的都还在，不用重写。" />);
    expect(screen.getByText('您填的都还在，不用重写。')).toBeTruthy();
  });

  it('a door code tells large type first what to do', () => {
    render(<DoorCode digits="4729" steps={['先问他姓什么，对上人', '再把这 4 个数告诉他']} />);
    expect(screen.getByText('1.')).toBeTruthy();
    expect(screen.getByText('再把这 4 个数告诉他')).toBeTruthy();
    expect(screen.queryByText('开门码')).toBeNull();
  });
});
