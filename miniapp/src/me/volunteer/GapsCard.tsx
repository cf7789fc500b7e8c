import { LIMITS, type MeView } from '@supermarket/shared';
import { Card, CardTitle, Field } from '@/ui';

export interface Gaps {
  readonly name: string;
  readonly phone: string;
  readonly birthYear: string;
}

export const BLANK_GAPS: Gaps = { name: '', phone: '', birthYear: '' };

interface GapsCardProps {
  readonly me: MeView;
  readonly gaps: Gaps;
  readonly onChange: (gaps: Gaps) => void;
}

/** Only what is not known yet; nothing at all when the profile is complete. */
export function GapsCard({ me, gaps, onChange }: GapsCardProps): React.ReactNode {
  if (me.name !== null && me.phone !== null && me.birthYear !== null) return null;
  return (
    <Card>
      <CardTitle title="怎么找到您" aside="只填这一次" />
      {me.name === null && <Field label="姓名" value={gaps.name} maxLength={LIMITS.name} onChange={(name) => onChange({ ...gaps, name })} />}
      {me.phone === null && <Field label="手机号" kind="phone" value={gaps.phone} maxLength={11} onChange={(phone) => onChange({ ...gaps, phone })} />}
      {me.birthYear === null && (
        <Field label="哪年出生" kind="number" value={gaps.birthYear} maxLength={4} help="要满 18 岁" onChange={(birthYear) => onChange({ ...gaps, birthYear })} />
      )}
    </Card>
  );
}

export function missingGap(me: MeView, { name, phone, birthYear }: Gaps): string | undefined {
  if (me.name === null && name.trim() === '') return '先写姓名';
  if (me.phone === null && phone.length !== 11) return '手机号要 11 位';
  return me.birthYear === null && birthYear.length !== 4 ? '先写哪年出生' : undefined;
}
