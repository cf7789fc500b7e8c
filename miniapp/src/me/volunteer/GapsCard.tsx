import { LIMITS, type Id, type MeView, type UpdateMeBody } from '@supermarket/shared';
import { useState } from 'react';
import type { CallError } from '@/api';
import { AreaSheet } from '@/areas/AreaSheet';
import { ownPhoneError } from '@/text/me-forms';
import { Card, CardTitle, Field } from '@/ui';

export interface Gaps {
  readonly name: string;
  readonly phone: string;
  readonly birthYear: string;
  readonly communityId: Id | null;
  readonly communityText: string;
}

export const BLANK_GAPS: Gaps = { name: '', phone: '', birthYear: '', communityId: null, communityText: '' };

interface GapsCardProps {
  readonly me: MeView;
  readonly gaps: Gaps;
  readonly error: CallError | undefined;
  readonly onChange: (gaps: Partial<Gaps>) => void;
}

/** Only what is not known yet; nothing at all when the profile is complete. */
export function GapsCard({ me, gaps, error, onChange }: GapsCardProps): React.ReactNode {
  const [choosing, setChoosing] = useState(false);
  if (me.name !== null && me.phone !== null && me.birthYear !== null && me.communityId !== null) return null;
  return (
    <Card>
      <CardTitle title="先认识一下" aside="只填这一次" />
      {me.name === null && (
        <Field label="姓名" value={gaps.name} maxLength={LIMITS.name} error={error?.problemOf('name')} onChange={(name) => onChange({ name })} />
      )}
      {me.phone === null && (
        <Field label="手机号" kind="phone" value={gaps.phone} maxLength={11} error={ownPhoneError(error)} onChange={(phone) => onChange({ phone })} />
      )}
      {me.birthYear === null && (
        <Field
          label="哪年出生" kind="number" value={gaps.birthYear} maxLength={4} help="要满 18 岁" error={error?.problemOf('birthYear')}
          onChange={(birthYear) => onChange({ birthYear })}
        />
      )}
      {me.communityId === null && (
        <Field label="住在哪个村（社区）" icon="pin" value={gaps.communityText} placeholder="点这里选村（社区）" onPress={() => setChoosing(true)} />
      )}
      <AreaSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        onPick={({ id, path }) => onChange({ communityId: id, communityText: path })}
      />
    </Card>
  );
}

export function missingGap(me: MeView, { name, phone, birthYear, communityId }: Gaps): string | undefined {
  if (me.name === null && name.trim() === '') return '先写姓名';
  if (me.phone === null && phone.length !== 11) return phone === '' ? '先写手机号' : `手机号还差 ${11 - phone.length} 位`;
  if (me.birthYear === null && birthYear.length !== 4) return '先写哪年出生';
  return me.communityId === null && communityId === null ? '先选村（社区）' : undefined;
}

/** What the profile lacks, as it was written here; undefined when it lacks nothing. */
export function gapBody(me: MeView, { name, phone, birthYear, communityId }: Gaps): UpdateMeBody | undefined {
  const body: UpdateMeBody = {
    ...(me.name === null && { name: name.trim() }),
    ...(me.phone === null && { phone }),
    ...(me.birthYear === null && { birthYear: Number(birthYear) }),
    ...(me.communityId === null && communityId !== null && { communityId }),
  };
  return Object.keys(body).length === 0 ? undefined : body;
}
