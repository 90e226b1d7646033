import { Button, Menu } from '@mantine/core';

const speeds = [0.8, 1, 1.2, 1.5, 1.75, 2, 2.5] as const;

export function isSpeed(speed: number): boolean {
  return speeds.some((known) => known === speed);
}

type SpeedMenuProps = { speed: number; onChange: (speed: number) => void };

/** A menu, not a field: the reader's keys go on working when a speed has been chosen. */
export function SpeedMenu({ speed, onChange }: SpeedMenuProps) {
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button variant="default" size="xs" aria-label={`Speed: ${speed} times`} title="Speed">
          {speed} ×
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={String(speed)}
          onChange={(choice) => onChange(Number(choice))}
          aria-label="Speed"
        >
          {speeds.map((choice) => (
            <Menu.RadioItem
              key={choice}
              value={String(choice)}
              closeMenuOnClick
              data-autofocus={choice === speed || undefined}
            >
              {choice} ×
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
