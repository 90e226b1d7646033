import { attributeOf, type XmlElement } from '#server/feeds/document/xml-tree.ts';
import { feedChangeSchema } from '#shared/feed.ts';
import { type ListedOptions, listedOptionNames } from './feed-list.ts';

/** Attributes of our own stand in our namespace, which the reader knows by this prefix. */
const prefix = 'winnow:';

/** What an outline says of our own settings. What is not as we write it counts as not there. */
export function readOptions(outline: XmlElement): ListedOptions {
  const options = listedOptionNames.map((name) => {
    const written = attributeOf(outline, prefix + name);
    const value = written === undefined ? undefined : valueIn(name, written);
    return [name, feedChangeSchema.shape[name].safeParse(value).data];
  });
  return Object.fromEntries(options.filter(([, value]) => value !== undefined));
}

function valueIn(name: (typeof listedOptionNames)[number], written: string): unknown {
  switch (name) {
    case 'refresh_minutes':
    case 'retention_days':
      return Number(written);
    case 'never_judge':
    case 'always_show':
    case 'paused':
      return written === 'true';
    case 'muted':
      return written === 'true' ? true : { until: written };
    case 'user_agent':
    case 'full_text':
      return written;
  }
}
