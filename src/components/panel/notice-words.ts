import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { GoneValue } from '../../model/gone-filter.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { Notice } from '../../store/state.ts';

/** What a toast says. */
export function noticeInWords(
  { key, name, error, by, noted, status, room, bulk, at, why, gone = [] }: Notice,
  strings: Strings,
): string {
  const { notices, everywhere } = strings;
  const contact = name === undefined || name === '' ? everywhere.unknownContact : showHidden(name);
  switch (key) {
    case 'action-failed':
      return notices[key](
        error === undefined ? strings.errors.rejected : refusalInWords(error, strings),
        name === undefined ? null : contact,
      );
    case 'status-changed':
      return notices[key][status ?? 'open'](contact);
    case 'no-room':
      return notices[key](room?.held ?? 0, room?.offered ?? 0, room?.capacity ?? 0);
    case 'transferred-to-me':
      return notices[key](contact, showHidden(by ?? ''), noted === true);
    case 'bulk-ended':
      return notices[key](bulk?.resolved ?? 0, bulk?.leftOut ?? 0, bulk?.state === 'cancelled');
    case 'boomerang':
      return notices[key](contact, formatOf(strings).exact(at ?? 0));
    case 'not-called':
      return strings.begin.refused[why ?? 'not-mine'];
    case 'filter-gone':
      return notices[key](goneInWords(gone, strings), gone.length === 1);
    case 'muted':
    case 'unmuted':
    case 'call-refused':
      return notices[key];
    default:
      return notices[key](contact);
  }
}

/** A channel that is not there any more has no name left; of others it is all that there was. */
function goneInWords(gone: readonly GoneValue[], strings: Strings): string {
  const named = gone.map(({ field, value }) => {
    if (field === 'channelIds') return strings.filters.channel;
    const network = Object.entries(strings.platforms).find(([id]) => field === 'platforms' && id === value);
    return network?.[1] ?? showHidden(value);
  });
  return formatOf(strings).list(named);
}

/** The words for what was refused: for the field that was wrong, for the problem, else for its kind. */
function refusalInWords({ type, kind, fields }: InlayError, { problems, errors }: Strings): string {
  const problem = type ?? '';
  return problems[`${problem} ${fields[0]?.field ?? ''}`] ?? problems[problem] ?? errors[kind];
}
