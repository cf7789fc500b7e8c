import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '@/hooks';
import { dateText, isoDayText, momentAt, wallClock, weekdayText } from '@/text';
import { ChoiceGrid, DateField } from '@/ui';
import { chosenTime, comingWeekend, DAYS_AHEAD, sameDay, today, tomorrow, type DayChoice, type PartChoice } from './when';

interface WhenChoiceProps {
  readonly day: DayChoice | null;
  readonly part: PartChoice | null;
  readonly onChange: (choice: { day: DayChoice; part: PartChoice | null }) => void;
}

const PARTS = [
  { value: 'morning', label: '上午' }, { value: 'afternoon', label: '下午' },
  { value: 'evening', label: '晚上' }, { value: 'any', label: '都可以' },
] as const;

const noon = (dayNo: number): string => momentAt(dayNo, 12);

/** A day and a part of it. What is over, or nearly, cannot be chosen. */
export function WhenChoice({ day, part, onChange }: WhenChoiceProps): React.ReactNode {
  const now = useMinute();
  const [picking, setPicking] = useState(false);
  const near = [
    { key: 'today', label: '今天', choice: today(now) },
    { key: 'tomorrow', label: '明天', choice: tomorrow(now) },
    { key: 'weekend', label: wallClock(now).weekday % 6 === 0 ? '下周末' : '周末', choice: comingWeekend(now) },
  ] as const;
  const chosen = near.find(({ choice }) => sameDay(day, choice))?.key ?? (day === null ? null : 'other');

  function pick(next: DayChoice): void {
    const fits = part !== null && chosenTime(next, part, now) !== undefined;
    onChange({ day: next, part: fits ? part : null });
  }

  const hint = ({ dayNo, weekend: both }: DayChoice): string =>
    both ? `${wallClock(noon(dayNo)).day}–${wallClock(noon(dayNo + 1)).day} 日` : weekdayText(noon(dayNo));

  return (
    <View>
      <ChoiceGrid
        items={[
          ...near.map(({ key, label, choice }) => ({
            value: key as string, label, hint: hint(choice), disabled: chosenTime(choice, 'any', now) === undefined,
          })),
          { value: 'other', label: '别的', hint: '选日期' },
        ]}
        value={picking ? 'other' : chosen}
        onChange={(key) => {
          const found = near.find((one) => one.key === key);
          setPicking(found === undefined);
          if (found !== undefined) pick(found.choice);
        }}
      />
      {(picking || chosen === 'other') && (
        <DateField
          value={isoDayText(noon(day?.dayNo ?? today(now).dayNo))}
          words={chosen === 'other' && day !== null ? `${dateText(noon(day.dayNo), now)} ${weekdayText(noon(day.dayNo))}` : '点这里选日期'}
          first={isoDayText(now)}
          last={isoDayText(noon(today(now).dayNo + DAYS_AHEAD))}
          onChange={(picked) => {
            setPicking(false);
            pick({ dayNo: wallClock(`${picked}T04:00:00.000Z`).dayNo, weekend: false });
          }}
        />
      )}
      <ChoiceGrid
        items={PARTS.map((one) => ({ ...one, disabled: day !== null && chosenTime(day, one.value, now) === undefined }))}
        value={part}
        onChange={(next) => onChange({ day: day ?? firstDay(next, now), part: next })}
      />
    </View>
  );
}

/** Who only taps 下午 means the next one that there is. */
const firstDay = (part: PartChoice, now: number): DayChoice =>
  chosenTime(today(now), part, now) === undefined ? tomorrow(now) : today(now);
