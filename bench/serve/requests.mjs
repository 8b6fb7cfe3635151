// What is asked of each model: the same bytes of every server.
import { deflateSync, crc32 } from 'node:zlib';

/** A picture in shades of grey as PNG: a stroke that every model takes for some digit. */
function picture() {
  const size = 28;
  const rows = Buffer.alloc(size * (size + 1));
  for (let y = 4; y < 24; y++) rows.fill(255, y * (size + 1) + 13, y * (size + 1) + 16);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const json = (value) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

export const requests = {
  iris: json({ sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 }),
  'mnist-cnn': { headers: { 'content-type': 'image/png' }, body: picture() },
  'text-classifier-en': json({ text: 'The film looks cheap and bland.' }),
};
