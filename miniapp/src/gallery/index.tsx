import { useState } from 'react';
import { useSession } from '@/api/session';
import { ActionBar, Button, IconButton, NavBar, Page, RiskTick, Sheet, ask, toast } from '@/ui';
import { Cards } from './cards';
import { Choices } from './choices';
import { Codes } from './codes';
import { Pieces } from './pieces';
import { States } from './states';
import { Values } from './values';

/** Every component with sample words, to compare with the drawn sheet. Not part of the product's builds. */
export default function Gallery(): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const setElder = useSession((session) => session.setElder);
  const [agreed, setAgreed] = useState(false);
  const [sheet, setSheet] = useState(false);
  return (
    <Page
      title="组件"
      bar={
        <ActionBar above={<RiskTick agreed={agreed} onAgree={setAgreed} />} note="社区 1 个工作日内答复 · 全程不收钱">
          <Button kind="second" label={elder ? '标准版' : '长辈版'} onPress={() => setElder(!elder)} />
          <Button block label="我来接单" {...(!agreed && { disabledReason: '先看风险提示' })} onPress={() => toast('已告诉李**', 'okc')} />
        </ActionBar>
      }
    >
      <NavBar title="接单" back={false} />
      <Button kind="second" block label="问一句" onPress={() => ask({ title: '这单不要了吗？', text: '李** 已经接了，取消后我们会告诉他。', stay: '再想想', act: '取消订单', dark: true })} />
      <Button kind="text" label="打开面板" onPress={() => setSheet(true)} />
      <IconButton icon="phone" label="打电话" onPress={() => toast('没有网，联网后自动发', 'off')} />
      <Values />
      <Pieces />
      <Choices />
      <Codes />
      <Cards />
      <States />
      <Sheet open={sheet} title="为什么来不了？" hint="可以不选" onClose={() => setSheet(false)}>
        <Button block label="告诉对方，另外找人" onPress={() => setSheet(false)} />
      </Sheet>
    </Page>
  );
}
