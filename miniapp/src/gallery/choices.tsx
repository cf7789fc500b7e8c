import type { Stars } from '@supermarket/shared';
import { useState } from 'react';
import { Card, CardTitle, Check, ChoiceGrid, Chip, Chips, Field, IconButton, OptionRow, Rating, Segmented, Switch, toast } from '@/ui';

export function Choices(): React.ReactNode {
  const [words, setWords] = useState('厨房水龙头');
  const [hat, setHat] = useState<'resident' | 'volunteer' | 'staff'>('volunteer');
  const [day, setDay] = useState<'today' | 'tomorrow' | 'weekend' | 'other'>('tomorrow');
  const [on, setOn] = useState(true);
  const [solved, setSolved] = useState<boolean | null>(null);
  const [stars, setStars] = useState<Stars | null>(null);
  return (
    <>
      <Card>
        <CardTitle no={1} title="填写框" aside="约 40 秒" />
        <Field label="地址" value="" icon="pin" placeholder="点这里选地方" onPress={() => toast('选地方')} />
        <Field label="要帮什么" kind="long" value={words} onChange={setWords} trailing={<IconButton icon="mic" label="说话" onPress={() => toast('说吧')} />} />
        <Field label="手机号" kind="phone" value="1380013" onChange={() => undefined} error="手机号要 11 位，还差 4 位" />
        <Field label="所在社区" value="恩城街道 新平社区" offReason="换社区要先问网格员" />
      </Card>
      <Card>
        <CardTitle title="选择" />
        <OptionRow label="解决了" on onPress={() => undefined} />
        <OptionRow label="还没解决" on={false} onPress={() => undefined} />
        <Check label="手机尾号 1234 对上了" on={on} onChange={setOn} />
        <Check label="是别人代领（记下代领人）" on={false} onChange={() => undefined} />
        <Switch label="长辈版" on={on} onChange={setOn} />
        <Switch label="长辈版" on={!on} onChange={(next) => setOn(!next)} />
        <Segmented
          tick
          items={[{ value: 'resident', label: '居民' }, { value: 'volunteer', label: '志愿者' }, { value: 'staff', label: '工作人员' }]}
          value={hat}
          onChange={setHat}
        />
        <ChoiceGrid
          items={[
            { value: 'today', label: '今天', hint: '周一' },
            { value: 'tomorrow', label: '明天', hint: '周二' },
            { value: 'weekend', label: '周末', hint: '28–29 日' },
            { value: 'other', label: '别的', hint: '选日期' },
          ]}
          value={day}
          onChange={setDay}
        />
      </Card>
      <Rating solved={solved} onSolved={setSolved} stars={stars} onStars={setStars}>
        <Chips>
          <Chip label="准时" on onPress={() => undefined} />
          <Chip label="有耐心" onPress={() => undefined} />
        </Chips>
        <Field value="" placeholder="还想说点什么（可不写）" onChange={() => undefined} />
      </Rating>
    </>
  );
}
