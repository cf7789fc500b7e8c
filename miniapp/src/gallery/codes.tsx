import { useState } from 'react';
import { Card, DigitInput, DoorCode, Keypad, RiskNotice, StepBar, Timeline, Voucher } from '@/ui';

export function Codes(): React.ReactNode {
  const [digits, setDigits] = useState('47');
  return (
    <>
      <Card>
        <Timeline
          items={[
            { title: '社区已审核', time: '今天 08:55', state: 'done' },
            { title: '李** 已接单', time: '今天 09:30', note: '带水管胶带和新阀芯上门', state: 'now' },
            { title: '上门服务', state: 'todo' },
            { title: '停下了', note: '高空作业要专业人员', state: 'stopped' },
          ]}
        />
        <StepBar now={3} status="已接单" next="上门服务" />
        <StepBar now={3} status="有人接了" next="上门来修" spoken />
      </Card>
      <Card>
        <DoorCode digits="4729" validText="15:40 前有效，到时自动换" hint="先看照片对上人，再把这 4 个数告诉他。" />
      </Card>
      <Card>
        <DigitInput length={4} label="开门码" keypad value={digits} onChange={setDigits} />
        <DigitInput length={4} label="开门码" value="4726" onChange={() => undefined} wrong="数不对，请再问一次（还能试 4 次）" />
        <DigitInput length={6} label="兑换码" value="582916" onChange={() => undefined} found />
      </Card>
      <Keypad length={4} value={digits} onChange={setDigits} aside={{ label: '对方说不清', onPress: () => setDigits('') }} />
      <Voucher
        item="洗衣液 2kg × 1"
        drawing="wash"
        points={160}
        pointsNote="已冻结，领取后扣"
        tag={{ tone: 'ok', label: '可以来取' }}
        open={{ code: '582916', qr: 'sample 582916' }}
        hint="到站点给工作人员扫码，或报 6 个数"
      />
      <RiskNotice points={['先关总阀；不登高、不动电路。', '进门先报开门码；不收礼、不推销、不借钱。']} />
    </>
  );
}
