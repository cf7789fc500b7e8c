import type { AssignmentState, DoorCodesView, HelperView, OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { useSession } from '@/api';
import { useCall, useMinute } from '@/hooks';
import { clockText, hasHelped, minutesText, skillsText } from '@/text';
import { Card, DoorCode, Notice, PersonRow } from '@/ui';
import { RefuseRow } from './RefuseRow';

const GONE: ReadonlySet<AssignmentState> = new Set(['OFFERED', 'DECLINED', 'TIMED_OUT', 'SUPERSEDED', 'WITHDRAWN', 'NO_SHOW', 'EXCUSED']);
/** A code is still taken for half an hour after the next one has come. */
const GRACE_MS = 30 * 60_000;

/** Who comes, and the code by which they know the right door. */
export function HelpersCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const codes = useDoorCodes(order);
  const elder = useSession((session) => session.elder);
  return order.helpers
    .filter(({ state }) => !GONE.has(state))
    .map((helper) => {
      const code = codes?.codes.find(({ assignmentId }) => assignmentId === helper.assignmentId);
      return (
        <Card key={helper.assignmentId}>
          <PersonRow name={helper.name} size="l" party={helper.partyTag && '党员志愿者'} {...(!(elder && code) && { line: helperLine(helper) })} />
          {helper.result !== null && helper.result !== '' && <View className="order-detail__result">{helper.result}</View>}
          {code !== undefined && codes !== undefined && (
            <View className={elder ? 'order-detail__door order-detail__door--near' : 'order-detail__door'}>
              {elder ? (
                <DoorCode digits={code.code} steps={['先问他姓什么，对上人', '再把这 4 个数告诉他']} />
              ) : (
                <DoorCode digits={code.code} validText={`${clockText(codes.validUntil)} 前有效，到时自动换`} hint="先问他姓什么，对上了再把这 4 个数告诉他。" />
              )}
            </View>
          )}
          {helper.state === 'ACCEPTED' && code === undefined && order.actions.includes('showDoorCodes') && (
            <Notice icon="off" text="连上网才看得到开门码" />
          )}
          {hasHelped(helper) && order.relation === 'requester' && <RefuseRow order={order} helper={helper} />}
        </Card>
      );
    });
}

function helperLine({ skills, helped, minutes, chips }: HelperView): string {
  if (minutes !== null) return [`用了 ${minutesText(minutes)}`, ...chips].join(' · ');
  return [skillsText(skills.slice(0, 2)), helped > 0 && `帮过 ${helped} 家`].filter(Boolean).join(' · ');
}

/** Renewed when they rotate, and kept on the phone for a stairwell without a network. */
function useDoorCodes({ id, actions }: OrderView): DoorCodesView | undefined {
  const now = useMinute();
  const enabled = actions.includes('showDoorCodes');
  const { data, retry } = useCall('GET /v1/orders/:id/door-codes', { params: { id } }, { enabled, keep: true });
  const validUntil = data === undefined ? undefined : Date.parse(data.validUntil);
  useEffect(() => {
    if (!enabled || validUntil === undefined) return undefined;
    const timer = setTimeout(retry, Math.max(validUntil - Date.now(), 0) + 1_000);
    return () => clearTimeout(timer);
  }, [enabled, validUntil, now]);
  return enabled && validUntil !== undefined && now < validUntil + GRACE_MS ? data : undefined;
}
