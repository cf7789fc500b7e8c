import { PARTY_STATES, SKILLS, type PartyState, type Skill, type VolunteerRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/hooks';
import { SKILL_NAMES, skillsText } from '@/text';
import { Card, Chip, Chips, More, Page, PersonRow, Slot, StateBlock, Tag } from '@/ui';
import { PartyDecision } from './PartyDecision';
import './index.scss';

/** 找志愿者: who can do what, and whose Party membership waits to be checked. */
export default function DeskVolunteers(): React.ReactNode {
  const asked = useRouter().params['party'];
  const [party, setParty] = useState<PartyState | undefined>(PARTY_STATES.find((state) => state === asked));
  const [skill, setSkill] = useState<Skill>();
  const volunteers = usePages('GET /v1/volunteers', { query: { ...(party && { party }), ...(skill && { skill }) } });
  return (
    <Page
      title="找志愿者" call={volunteers} skeleton="rows"
      head={
        <>
          <Chips scroll>
            <Chip label="全部" on={party === undefined} onPress={() => setParty(undefined)} />
            <Chip label="党员身份待核实" on={party === 'claimed'} onPress={() => setParty('claimed')} />
            <Chip label="党员" on={party === 'verified'} onPress={() => setParty('verified')} />
          </Chips>
          <Chips scroll>
            {SKILLS.map((each) => (
              <Chip key={each} label={SKILL_NAMES[each]} on={skill === each} closable={skill === each} onPress={() => setSkill(skill === each ? undefined : each)} />
            ))}
          </Chips>
        </>
      }
    >
      {(people) =>
        people.length === 0 ? (
          <StateBlock drawing="empty" title={party === 'claimed' ? '没有要核实的' : '没有找到这样的志愿者'} text={skill === undefined ? undefined : '换一样手艺，或者看全部。'} />
        ) : (
          <>
            <Slot>{people.map((person) => <VolunteerCard key={person.personId} person={person} />)}</Slot>
            <More of={volunteers} />
          </>
        )
      }
    </Page>
  );
}

function VolunteerCard({ person }: { readonly person: VolunteerRow }): React.ReactNode {
  const { name, no, party, skills, communityText, tasksThisWeek, helped } = person;
  return (
    <Card>
      <PersonRow name={name} party={party === 'verified' && '党员'} line={`${communityText} · 编号 ${no}`} />
      <View className="desk-volunteer__facts">
        <View>{[skillsText(skills), `本周 ${tasksThisWeek} 单`, `帮过 ${helped} 次`].filter(Boolean).join(' · ')}</View>
        {party === 'refused' && <Tag label="党员身份没有核实到" />}
      </View>
      {party === 'claimed' && <PartyDecision person={person} />}
    </Card>
  );
}
