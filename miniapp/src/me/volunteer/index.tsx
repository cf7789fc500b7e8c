import type { MeView, VolunteerBody } from '@supermarket/shared';
import { sessionStore } from '@/api';
import { useAct, useCall, useDraft } from '@/hooks';
import { goBack } from '@/platform';
import { formRefusal, ownPhoneError } from '@/text/me-forms';
import { ActionBar, ask, Button, Card, CardTitle, Check, Field, Notice, Page, Segmented, Slot, toast } from '@/ui';
import { BLANK_GAPS, gapBody, GapsCard, missingGap, type Gaps } from './GapsCard';
import { FreeTimesCard, SkillsCard } from './ServiceCards';
import { UnwantedCard } from './UnwantedCard';

const BLANK: VolunteerBody = {
  skills: [], freeTimes: [], partyMember: false, showParty: false, pointsChoice: 'points', weeklyCap: 3,
};
const CAPS = ['1', '2', '3', '5', '10'] as const;

/** Registers a volunteer, or changes what one has said. */
export default function Volunteer(): React.ReactNode {
  const me = useCall('GET /v1/me', {});
  const { draft, change, clear } = useDraft<Partial<VolunteerBody & { gaps: Gaps }>>('volunteer', () => ({}));
  const fill = useAct('PUT /v1/me', { quiet: true, refreshes: ['GET /v1/me'] });
  const save = useAct('PUT /v1/me/volunteer', { quiet: true, refreshes: ['GET /v1/me', 'GET /v1/hall', 'GET /v1/home'] });
  const { gaps = BLANK_GAPS, ...changed } = draft;
  const body = { ...(me.data === undefined ? BLANK : said(me.data)), ...changed };
  const refusal = formRefusal(fill.error, ownPhoneError(fill.error)) ?? formRefusal(save.error);

  async function send(data: MeView): Promise<void> {
    const missing = data.volunteer === null ? gapBody(data, gaps) : undefined;
    if (missing !== undefined && (await fill.run({ body: missing })) === undefined) return;
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
        <ActionBar
          note={data.volunteer === null ? '约 30 秒 · 随时可以改' : '约 20 秒 · 随时可以改'}
          above={refusal && <Notice icon="warn" tone="warn" text={refusal} />}
        >
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
          {data.volunteer === null && <GapsCard me={data} gaps={gaps} error={fill.error} onChange={(part) => change({ gaps: { ...gaps, ...part } })} />}
          <SkillsCard skills={body.skills} onChange={(skills) => change({ skills })} />
          <FreeTimesCard freeTimes={body.freeTimes} onChange={(freeTimes) => change({ freeTimes })} />
          <Slot>{data.volunteer !== null && <UnwantedCard />}</Slot>
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
