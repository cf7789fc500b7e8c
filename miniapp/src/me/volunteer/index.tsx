import type { MeView, VolunteerBody } from '@supermarket/shared';
import { useState } from 'react';
import { call, sessionStore } from '@/api';
import { useAct, useCall, useDraft } from '@/hooks';
import { goBack } from '@/platform';
import { ActionBar, ask, Button, Card, CardTitle, Check, Field, Page, Segmented, sayError, toast } from '@/ui';
import { asCallError } from '@/hooks/use-call';
import { BLANK_GAPS, GapsCard, missingGap, type Gaps } from './GapsCard';
import { FreeTimesCard, SkillsCard } from './ServiceCards';

const BLANK: VolunteerBody = {
  skills: [], freeTimes: [], partyMember: false, showParty: false, pointsChoice: 'points', weeklyCap: 3,
};
const CAPS = ['1', '2', '3', '5', '10'] as const;

/** Registers a volunteer, or changes what one has said. */
export default function Volunteer(): React.ReactNode {
  const me = useCall('GET /v1/me', {});
  const { draft, change, clear } = useDraft<Partial<VolunteerBody>>('volunteer', () => ({}));
  const [gaps, setGaps] = useState<Gaps>(BLANK_GAPS);
  const save = useAct('PUT /v1/me/volunteer', { refreshes: ['GET /v1/me', 'GET /v1/hall', 'GET /v1/home'] });
  const body = { ...(me.data === undefined ? BLANK : said(me.data)), ...draft };

  async function send(data: MeView): Promise<void> {
    try {
      const missing = gapBody(data, gaps);
      if (Object.keys(missing).length > 0) await call('PUT /v1/me', { body: missing });
    } catch (cause) {
      sayError(asCallError(cause));
      return;
    }
    const { partyOrg, ...rest } = body;
    const org = partyOrg?.trim() ?? '';
    const reply = await save.run({ body: { ...rest, ...(body.partyMember && org !== '' && { partyOrg: org }) } });
    if (reply === undefined) return;
    clear();
    sessionStore.getState().update(reply);
    if (data.volunteer === null) {
      sessionStore.getState().wear('volunteer');
      await ask({ title: '登记好了', text: '现在是志愿者，去“接单”看看谁在等人。', act: '好' });
    } else toast('存好了', 'okc');
    goBack();
  }

  return (
    <Page
      title={me.data?.volunteer === null ? '登记成为志愿者' : '我的技能和空闲'}
      call={me}
      skeleton="cards"
      bar={(data: MeView) => (
        <ActionBar note={data.volunteer === null ? '约 30 秒 · 随时可以改' : '随时可以改'}>
          <Button
            block
            label={data.volunteer === null ? '登记' : '存好'}
            loadingLabel="正在提交"
            disabledReason={data.volunteer === null ? missingGap(data, gaps) : undefined}
            onPress={() => send(data)}
          />
        </ActionBar>
      )}
    >
      {(data) => (
        <>
          {data.volunteer === null && <GapsCard me={data} gaps={gaps} onChange={setGaps} />}
          <SkillsCard skills={body.skills} onChange={(skills) => change({ skills })} />
          <FreeTimesCard freeTimes={body.freeTimes} onChange={(freeTimes) => change({ freeTimes })} />
          <Card>
            <CardTitle title="一周最多接几件" aside="到了就不再请您" />
            <Segmented items={CAPS.map((value) => ({ value, label: value }))} value={capOf(body.weeklyCap)} onChange={(cap) => change({ weeklyCap: Number(cap) })} />
          </Card>
          <Card>
            <CardTitle title="您是党员吗" aside="社区会核对" />
            <Check on={body.partyMember} onChange={(partyMember) => change({ partyMember, showParty: partyMember && body.showParty })} label="我是党员" />
            {body.partyMember && (
              <>
                <Field label="所在党组织，可不写" value={body.partyOrg ?? ''} maxLength={40} onChange={(partyOrg) => change({ partyOrg })} />
                <Check on={body.showParty} onChange={(showParty) => change({ showParty })} label="亮身份：核对后，名字旁写“党员志愿者”" />
              </>
            )}
          </Card>
          <Card>
            <CardTitle title="要不要积分" aside="时长都照记" />
            <Segmented
              tick
              tall
              items={[{ value: 'points', label: '要积分' }, { value: 'hours_only', label: '只记时长' }]}
              value={body.pointsChoice}
              onChange={(pointsChoice) => change({ pointsChoice })}
            />
          </Card>
        </>
      )}
    </Page>
  );
}

function said({ volunteer }: MeView): VolunteerBody {
  if (volunteer === null) return BLANK;
  const { skills, freeTimes, party, partyOrg, showParty, pointsChoice, weeklyCap } = volunteer;
  const partyMember = party === 'claimed' || party === 'verified';
  return { skills, freeTimes, partyMember, ...(partyOrg !== null && { partyOrg }), showParty, pointsChoice, weeklyCap };
}

/** A number between the choices shows as the next one that covers it. */
const capOf = (cap: number): (typeof CAPS)[number] => CAPS.find((value) => Number(value) >= cap) ?? '10';

const gapBody = (me: MeView, { name, phone, birthYear }: Gaps) => ({
  ...(me.name === null && { name: name.trim() }),
  ...(me.phone === null && { phone }),
  ...(me.birthYear === null && { birthYear: Number(birthYear) }),
});
