import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import { type MantineColorScheme, Radio, useMantineColorScheme } from '@mantine/core';
import panels from '#web/theme/panels.module.css';
import classes from './appearance-panel.module.css';
import { colourSchemes } from './colour-schemes.ts';

/** The choice of colours, which counts at once. */
export function AppearancePanel() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className={panels['panel']} aria-labelledby="appearance">
      <h2 className={panels['panelTitle']} id="appearance">
        Appearance
      </h2>
      <Radio.Group
        label="Colours"
        description="Changed at once. Kept in this browser only, like the width of the list and which folders are closed."
        inputWrapperOrder={['label', 'input', 'description']}
        classNames={{ description: classes['help'] ?? '' }}
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
      >
        <div className={classes['schemes']}>
          {colourSchemes.map(({ scheme, label }) => (
            <Radio key={scheme} value={scheme} label={label} classNames={{ label: classes['label'] ?? '' }} />
          ))}
        </div>
      </Radio.Group>
    </section>
  );
}
