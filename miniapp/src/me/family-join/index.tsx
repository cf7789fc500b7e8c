import { FAMILY_CODE, FAMILY_RELATIONS, type FamilyRelation, type Id } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { goBack, newId } from '@/platform';
import { FAMILY_RELATION_WORDS } from '@/text';
import { codeWrong } from '@/text/family';
import { ActionBar, Button, Card, CardTitle, ChoiceGrid, DigitInput, Notice, Page, toast } from '@/ui';

/** 填家人的码: on the relative's phone. */
export default function JoinFamily(): React.ReactNode {
  const [id, setId] = useState<Id>(newId);
  const [code, setCode] = useState('');
  const [relation, setRelation] = useState<FamilyRelation | null>(null);
  const join = useAct('POST /v1/me/family', { quiet: true, refreshes: ['GET /v1/me/family', 'GET /v1/orders', 'GET /v1/home'] });
  const wrong = codeWrong(join.error);

  function type(next: string): void {
    join.forgetError();
    setCode(next);
  }

  async function link(): Promise<void> {
    if (relation === null) return;
    const elder = await join.run({ body: { id, code, relation } });
    if (elder === undefined) {
      setId(newId());
      return;
    }
    goBack();
    toast(`连上了，可以代${elder.name}办事`, 'okc');
  }

  return (
    <Page
      title="填家人的码"
      bar={
        <ActionBar note="约 20 秒 · 老人家随时可以停">
          <Button block label="连上" loadingLabel="正在连" disabledReason={missingIn(code, relation)} onPress={link} />
        </ActionBar>
      }
    >
      <Card>
        <CardTitle title="家里人念的 6 个数" />
        <DigitInput length={FAMILY_CODE.digits} value={code} onChange={type} label="家人给的码" wrong={wrong} />
      </Card>
      <Card>
        <CardTitle title="他是您的" />
        <ChoiceGrid items={FAMILY_RELATIONS.map((value) => ({ value, label: FAMILY_RELATION_WORDS[value] }))} value={relation} onChange={setRelation} />
      </Card>
      <Notice icon="lock" text="连上后，您能看他的单、替他办。他的电话和门牌，您看不到。" />
    </Page>
  );
}

function missingIn(code: string, relation: FamilyRelation | null): string | undefined {
  if (code.length < FAMILY_CODE.digits) return code === '' ? '先填 6 个数' : `还差 ${FAMILY_CODE.digits - code.length} 个数`;
  return relation === null ? '先选他是您的什么人' : undefined;
}
