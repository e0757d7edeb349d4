"""npos, an ESC/POS parser by other people (MIT, from npm), as a judge of our bytes.

`python -m tests.devices.printer.npos` fetches it once, with `npm pack`, into build/npos: the parser and what it loads,
each by its digest, and nothing of what the package would bring along for its own printing. Tests ask no network; where
it is not there they are skipped and say so.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parents[3] / "build" / "npos"
PARTS = {  # name and version -> sha512 as the registry tells it
    "npos@0.1.19": "MYA+m+r5Bqc7EYa0QhUpsa9iz9GEimyaPqvjpV9EXZdRKe3KyngwLUYs051ZqgYJOyjZziSOPlNKYqd/9cv75A==",
    "lwim@0.1.3": "QRZLpQMqe6HSp4wJMezHIg2LCA8bNThZ+M/CQF4xrEyHmsC/XgSLe4v4xqgb0AtIWLHnJi3j/GPw+/nItMFuPQ==",
    "struct-fu@1.2.1": "QrtfoBRe+RixlBJl852/Gu7tLLTdx3kWs3MFzY1OHNrSsYYK7aIAnzqsncYRWrKGG/QSItDmOTlELMxehw4Gjw==",
    "lodash@4.18.1": "dMInicTPVE8d1e5otfwmmjlxkZoUpiVLwyeTdUsi/Caj/gfzzblBcCE5sRHV/AsjuCmxWrte2TNGSYuCeCq+0Q==",
    "proback@1.0.3": "TU9HQaVUQN/ENzArBKezgUPyl+L0KdeQGiPcFR4/zQ2+4Ox2zGHW4gGyoFsBKm7uD6Y9HTRKlAWE8Ic8BmxIng==",
    "bluebird@3.7.2": "XpNj6GDQzdfW+r2Wnn7xiSAd7TM3jzkxGXBGTtWKuSXv1xUV+azxAm8jdWZN06QTQk+2N2XB9jRDkvbmQmcRtg==",
    "iconv-lite@0.4.24": "v3MXnZAcvnywkTUEZomIActle7RXXeedOR31wwl7VlyoXO4Qi9arvSenNQWne1TcRwhCL1HwLI21bEqdpj8/rA==",
    "safer-buffer@2.1.2": "YZo3K82SD7Riyi0E1EQPojLz7kpepnSQI9IyPbHHg1XXXevb5dJI7tpyN2ADxGcQbHG7vcyRHk0cbwqcQriUtg==",
}
READ = """
const Parser = require('npos/lib/parser');
new Parser().parse(require('fs').readFileSync(process.argv[1])).then(read => {
  const rows = [];
  for (const entry of read.entries.filter(entry => entry.type === 'raster')) {
    const picture = entry.data;
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width; x += 8) {
        let byte = 0;
        for (let dot = 0; dot < 8; dot++) byte = byte << 1 | (picture.getPixel(x + dot, y) === 0 ? 1 : 0);
        rows.push(byte);
      }
    }
  }
  const commands = read.tree.map(node => node.ascii + (node.fn || ''));
  console.log(JSON.stringify({commands, rows: Buffer.from(rows).toString('hex')}));
}).catch(fault => { console.error(String(fault)); process.exit(1); });
"""


@dataclass(frozen=True, slots=True)
class Read:
    commands: list[str]  # "ESC@", "GSv0"
    rows: bytes  # of every picture, one after the other; 8 dots a byte, 1 is black


def missing() -> str:
    """Why it cannot judge here; empty: it can."""
    if not shutil.which("node"):
        return "no node on this machine"
    there = all((HERE / "node_modules" / part.partition("@")[0]).is_dir() for part in PARTS)
    return "" if there else "npos is not here: python -m tests.devices.printer.npos"


def read(payload: bytes, folder: Path) -> Read:
    (folder / "slip.bin").write_bytes(payload)
    words = ["node", "-e", READ, str(folder / "slip.bin")]
    done = subprocess.run(words, cwd=HERE, capture_output=True, text=True, timeout=60, check=True)
    found = json.loads(done.stdout)
    return Read(found["commands"], bytes.fromhex(found["rows"]))


def fetch() -> None:
    """Raises SystemExit when what came is not what was meant."""
    with TemporaryDirectory() as folder:
        for part, digest in PARTS.items():
            words = ["npm", "pack", "--silent", "--ignore-scripts", part]
            name = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True).stdout.split()[-1]
            content = (Path(folder) / name).read_bytes()
            if base64.b64encode(hashlib.sha512(content).digest()).decode() != digest:
                sys.exit(f"{part} is not what it was")
            target = HERE / "node_modules" / part.partition("@")[0]
            shutil.rmtree(target, ignore_errors=True)
            with tarfile.open(Path(folder) / name) as packed:
                packed.extractall(Path(folder) / part, filter="data")
            (inner,) = (Path(folder) / part).iterdir()
            shutil.copytree(inner, target)
            print(f"{part} is in {target}")


if __name__ == "__main__":
    fetch()
