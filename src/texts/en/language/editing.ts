/** What lenses and renaming say. */
export const editing = {
  renameNothing: 'There is no name here that can be changed: only those of layers, networks and columns.',
  renameColumn: 'The name of "{column}" comes from the data. List the names under columns to give others.',
  renameEmpty: 'A name is a word or a few, on one line.',
  renameTaken: '"{name}" is taken already.',
  costParameters: '{count} {count:parameter|parameters}',
  costMemory: '{bytes} in training',
  costAbout: 'about {time}',
  costEpoch: '{time} an epoch on this machine',
  costEpochMeasured: '{time} an epoch in its last run',
  costLessThan: 'less than {time}',
  durationSeconds: '{seconds} s',
  durationMinutes: '{minutes} m {seconds} s',
  durationHours: '{hours} h {minutes} m',
} as const;
