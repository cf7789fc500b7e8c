import { LIMITS, RISKS, SKILLS, type Level, type OrderView, type Risk, type ReviewBody, type ServiceItemView, type Skill } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { LEVEL_WORDS, minutesText, RISK_WORDS, SKILL_NAMES } from '@/text';
import { Card, CardTitle, Check, Chip, Chips, Field, ListRow, Segmented } from '@/ui';

/** What staff found, as it is typed. */
export interface Found {
  readonly minutes: string;
  readonly seats: string;
  readonly risk: Risk;
  readonly level: Level;
  readonly skill: Skill | null;
  readonly urgent: boolean;
  readonly partyOnly: boolean;
}

/** As the menu says; in own words and for wishes the length is still to be said. */
export const foundAtFirst = (order: OrderView): Found => ({
  minutes: order.kind === 'service' ? String(order.minutes) : '',
  seats: String(order.seats),
  risk: order.risk, level: order.level, skill: order.skill, urgent: order.urgent, partyOnly: order.partyOnly,
});

/** As the line of the menu says that staff heard in a spoken order. */
export const foundInMenu = ({ minutes, seats, risk, level, skill }: ServiceItemView, typed: Found | undefined): Found => ({
  minutes: String(minutes), seats: String(seats), risk, level, skill, urgent: typed?.urgent ?? false, partyOnly: typed?.partyOnly ?? false,
});

const inside = (text: string, most: number): boolean => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;

/** Why it cannot be approved yet, or undefined. */
export function missingIn({ minutes, seats }: Found): string | undefined {
  if (minutes === '') return '还没写要多久';
  if (!inside(minutes, 1440)) return '时间写 1–1440 分钟';
  return inside(seats, LIMITS.seats) ? undefined : `人数写 1–${LIMITS.seats}`;
}

export function approval({ minutes, seats, skill, ...rest }: Found): ReviewBody {
  return { decision: 'approve', ...rest, minutes: Number(minutes), seats: Number(seats), ...(skill === null ? {} : { skill }) };
}

interface FindingProps {
  readonly order: OrderView;
  /** It stands in the menu. */
  readonly known: boolean;
  readonly found: Found;
  readonly onChange: (found: Found) => void;
}

const LEVELS = ['1', '2', '3'] as const;

/** From the menu everything is known, so that one tap suffices; own words and wishes need a length. */
export function Finding({ order, known, found, onChange }: FindingProps): React.ReactNode {
  const [open, setOpen] = useState(!known);
  const set = (part: Partial<Found>): void => onChange({ ...found, ...part });
  if (!open) {
    return (
      <Card pad="none">
        <ListRow
          icon="okc" title="照货架上的来"
          note={`约 ${minutesText(Number(found.minutes))} · ${found.seats} 人 · ${LEVEL_WORDS[found.level]} · 风险${RISK_WORDS[found.risk]}`}
          value="改一改" onPress={() => setOpen(true)}
        />
      </Card>
    );
  }
  return (
    <Card>
      <CardTitle title="怎么办这件事" aside={known ? undefined : '约 20 秒'} />
      <Field label="大约要多久（分钟）" kind="number" maxLength={4} value={found.minutes} onChange={(minutes) => set({ minutes })} placeholder="比如 60" id="minutes" />
      <Field label="要几个人" kind="number" maxLength={2} value={found.seats} onChange={(seats) => set({ seats })} id="seats" />
      <View className="desk-order__label">轻重</View>
      <Segmented
        items={LEVELS.map((value) => ({ value, label: LEVEL_WORDS[Number(value) as Level] }))}
        value={LEVELS[found.level - 1]!} onChange={(level) => set({ level: Number(level) as Level })}
      />
      <View className="desk-order__label">风险</View>
      <Segmented items={RISKS.map((value) => ({ value, label: RISK_WORDS[value] }))} value={found.risk} onChange={(risk) => set({ risk })} />
      <View className="desk-order__label">要会什么（可不选）</View>
      <Chips>
        {SKILLS.map((skill) => (
          <Chip
            key={skill} label={SKILL_NAMES[skill]} on={found.skill === skill} disabled={order.skill === skill}
            onPress={() => set({ skill: found.skill === skill ? null : skill })}
          />
        ))}
      </Chips>
      <Check label="急，两小时内要有人" on={found.urgent} onChange={(urgent) => set({ urgent })} />
      <Check label="只请党员志愿者" on={found.partyOnly} onChange={(partyOnly) => set({ partyOnly })} />
    </Card>
  );
}
