import { DAY_PARTS, SKILLS, type DayPart, type FreeTime, type Skill } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useGradually } from '@/hooks';
import { SKILL_NAMES } from '@/text';
import { Card, CardTitle, Chip, Chips } from '@/ui';
import './index.scss';

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const PARTS: Readonly<Record<DayPart, string>> = { morning: '上午', afternoon: '下午', evening: '晚上' };

interface SkillsCardProps {
  readonly skills: readonly Skill[];
  readonly onChange: (skills: Skill[]) => void;
}

export function SkillsCard({ skills, onChange }: SkillsCardProps): React.ReactNode {
  return (
    <Card>
      <CardTitle title="会做什么" aside="可以不选" />
      <Chips>
        {SKILLS.map((skill) => {
          const on = skills.includes(skill);
          return (
            <Chip
              key={skill}
              label={SKILL_NAMES[skill]}
              on={on}
              onPress={() => onChange(on ? skills.filter((other) => other !== skill) : [...skills, skill])}
            />
          );
        })}
      </Chips>
    </Card>
  );
}

interface FreeTimesCardProps {
  readonly freeTimes: readonly FreeTime[];
  readonly onChange: (freeTimes: FreeTime[]) => void;
}

export function FreeTimesCard({ freeTimes, onChange }: FreeTimesCardProps): React.ReactNode {
  const days = useGradually(WEEK, 3);
  const free = (weekday: number, part: DayPart): boolean => freeTimes.some((one) => one.weekday === weekday && one.part === part);

  function turn(weekday: number, part: DayPart): void {
    onChange(
      free(weekday, part)
        ? freeTimes.filter((one) => one.weekday !== weekday || one.part !== part)
        : [...freeTimes, { weekday, part }],
    );
  }

  return (
    <Card>
      <CardTitle title="平时什么时候有空" aside="可以不选" />
      {days.map((day, at) => (
        <View key={day} className="me-volunteer__day">
          <View className="me-volunteer__name">{day}</View>
          <Chips>
            {DAY_PARTS.map((part) => (
              <Chip key={part} label={PARTS[part]} on={free(at + 1, part)} onPress={() => turn(at + 1, part)} />
            ))}
          </Chips>
        </View>
      ))}
    </Card>
  );
}
